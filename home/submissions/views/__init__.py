"""Pages of this room."""

from .deciding import submission_revise, submission_take_back, submission_throw_away
from .enclosing import submission_file, submission_files
from .reading import submission_detail, submission_list
from .rechecking import recheck, stale
from .reviewing import review, versions
from .together import invitation_accept, invitation_create, invitation_end
from .writing import (
    submission_create,
    submission_send,
    submission_step,
)

__all__ = [
    "invitation_accept",
    "invitation_create",
    "invitation_end",
    "recheck",
    "review",
    "stale",
    "submission_create",
    "submission_detail",
    "submission_file",
    "submission_files",
    "submission_list",
    "submission_revise",
    "submission_send",
    "submission_step",
    "submission_take_back",
    "submission_throw_away",
    "versions",
]
