"""Everything that changes a submission, one function a verb; pages and the admin call these."""

from .discarding import throw_away
from .enclosing import add_document, add_photo, remove_file
from .reviewing import approve, ask_for_changes, take_up
from .together import MOST_INVITED, accept, invite, uninvite
from .writing import (
    current_page,
    keep_published,
    locked,
    revise,
    revise_for_makers,
    save_step,
    start_submission,
    submit,
    take_back,
)

__all__ = [
    "MOST_INVITED",
    "accept",
    "add_document",
    "add_photo",
    "approve",
    "ask_for_changes",
    "current_page",
    "invite",
    "keep_published",
    "locked",
    "remove_file",
    "revise",
    "revise_for_makers",
    "save_step",
    "start_submission",
    "submit",
    "take_back",
    "take_up",
    "throw_away",
    "uninvite",
]
