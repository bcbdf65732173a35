"""Everything that changes consultations, one function a verb, for pages and imports alike."""

from .closing import close, hand_over, lapse, report
from .codes import check_code, claim_code, make_codes, respond_with_code, revoke_codes
from .concluding import add_follow_up, give_answer, give_opinion, quote
from .helping import respond_for
from .participating import has_voted, respond, save_answer, send_in, start
from .preparing import change, delete_draft, prepare, set_phases
from .questions import delete_question, move_question, write_question
from .sending import extend, send

__all__ = [
    "add_follow_up",
    "change",
    "check_code",
    "claim_code",
    "close",
    "delete_draft",
    "delete_question",
    "extend",
    "give_answer",
    "give_opinion",
    "hand_over",
    "has_voted",
    "lapse",
    "make_codes",
    "move_question",
    "prepare",
    "quote",
    "report",
    "respond",
    "respond_for",
    "respond_with_code",
    "revoke_codes",
    "save_answer",
    "send",
    "send_in",
    "set_phases",
    "start",
    "write_question",
]
