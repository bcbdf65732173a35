"""Everything that changes consultations, one function a verb, for pages and imports alike."""

from .closing import close, hand_over, lapse, report
from .codes import UsedCode, check_code, claim_code, make_codes, respond_with_code, revoke_codes
from .concluding import add_follow_up, give_answer, give_opinion, quote
from .documents import add_document, delete_document
from .drafting import add_theme, explain_results, link_passage, sort_texts, write_version
from .helping import respond_for
from .openly import change_by_receipt, find_by_receipt, respond_openly
from .participating import has_voted, respond, save_answer, send_in, start
from .preparing import change, delete_draft, prepare, set_phases
from .questions import delete_question, move_question, write_question
from .remarks import delete_remark, put_sections, support, write_remark
from .sending import extend, send

__all__ = [
    "UsedCode",
    "add_document",
    "add_follow_up",
    "add_theme",
    "change",
    "change_by_receipt",
    "check_code",
    "claim_code",
    "close",
    "delete_document",
    "delete_draft",
    "delete_question",
    "delete_remark",
    "explain_results",
    "extend",
    "find_by_receipt",
    "give_answer",
    "give_opinion",
    "hand_over",
    "has_voted",
    "lapse",
    "link_passage",
    "make_codes",
    "move_question",
    "prepare",
    "put_sections",
    "quote",
    "report",
    "respond",
    "respond_for",
    "respond_openly",
    "respond_with_code",
    "revoke_codes",
    "save_answer",
    "send",
    "send_in",
    "set_phases",
    "sort_texts",
    "start",
    "support",
    "write_question",
    "write_remark",
    "write_version",
]
