"""Pages of the advisory councils."""

from .joining import meeting_join, question_create, question_delete
from .meetings import (
    call_answer,
    item_create,
    item_delete,
    item_edit,
    item_move,
    meeting_call,
    meeting_cancel,
    meeting_create,
    meeting_detail,
    meeting_edit,
    meeting_ics,
)
from .minutes import (
    action_create,
    attendance_edit,
    item_minutes,
    minutes_approve,
    minutes_publish,
    question_answer,
)
from .reading import (
    council_detail,
    council_list,
    register_council_parts,
)
from .removing import message_delete, paper_delete, text_delete
from .seats import photo_send, seat_edit
from .space import (
    council_edit,
    message_create,
    paper_create,
    paper_send,
    space,
    task_create,
    task_finish,
    text_create,
    text_detail,
    text_edit,
)
from .suggesting import (
    suggestion_answer,
    suggestion_create,
    suggestion_list,
    suggestion_support,
)

__all__ = [
    "action_create",
    "attendance_edit",
    "call_answer",
    "council_detail",
    "council_edit",
    "council_list",
    "item_create",
    "item_delete",
    "item_edit",
    "item_minutes",
    "item_move",
    "meeting_call",
    "message_delete",
    "question_delete",
    "text_delete",
    "meeting_cancel",
    "meeting_create",
    "meeting_detail",
    "meeting_edit",
    "meeting_ics",
    "meeting_join",
    "message_create",
    "minutes_approve",
    "minutes_publish",
    "paper_create",
    "paper_delete",
    "paper_send",
    "photo_send",
    "question_answer",
    "question_create",
    "register_council_parts",
    "seat_edit",
    "space",
    "suggestion_answer",
    "suggestion_create",
    "suggestion_list",
    "suggestion_support",
    "task_create",
    "task_finish",
    "text_create",
    "text_detail",
    "text_edit",
]
