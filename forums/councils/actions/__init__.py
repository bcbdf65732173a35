"""Everything that changes councils, their space and their meetings, one function a verb."""

from .agenda import move_item, put_item, take_item_off
from .attendance import answer_call, note_attendance
from .meetings import call_members, cancel_meeting, change_meeting, plan_meeting
from .minutes import approve_minutes, decide, publish_minutes, write_minutes
from .seats import change_own_seat, forget_photos
from .space import (
    add_paper,
    add_task,
    delete_message,
    delete_paper,
    delete_text,
    finish_task,
    write_message,
    write_text,
)
from .tenants import (
    answer_question,
    answer_suggestion,
    ask_before,
    sign_off,
    sign_up,
    suggest,
    support,
    take_back_question,
)
from .terms import change_council, end_terms

__all__ = [
    "add_paper",
    "add_task",
    "answer_call",
    "answer_question",
    "answer_suggestion",
    "approve_minutes",
    "ask_before",
    "call_members",
    "cancel_meeting",
    "change_council",
    "change_meeting",
    "change_own_seat",
    "decide",
    "delete_message",
    "delete_paper",
    "delete_text",
    "end_terms",
    "finish_task",
    "forget_photos",
    "move_item",
    "note_attendance",
    "plan_meeting",
    "publish_minutes",
    "put_item",
    "sign_off",
    "sign_up",
    "suggest",
    "support",
    "take_back_question",
    "take_item_off",
    "write_message",
    "write_minutes",
    "write_text",
]
