"""Everything that changes consultations, one function a verb, for pages and imports alike."""

from .concluding import add_follow_up, give_answer, give_opinion, quote
from .participating import respond, save_answer, send_in, start
from .preparing import (
    change,
    delete_draft,
    delete_question,
    move_question,
    prepare,
    set_phases,
    write_question,
)
from .sending import extend, send

__all__ = [
    "add_follow_up",
    "change",
    "delete_draft",
    "delete_question",
    "extend",
    "give_answer",
    "give_opinion",
    "move_question",
    "prepare",
    "quote",
    "respond",
    "save_answer",
    "send",
    "send_in",
    "set_phases",
    "start",
    "write_question",
]
