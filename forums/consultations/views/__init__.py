"""Pages of the consultations."""

from .concluding import answer_create, follow_up_create, opinion_edit, quotes_edit
from .participating import (
    participation_review,
    participation_start,
    participation_thanks,
    question_answer,
)
from .preparing import (
    consultation_create,
    consultation_delete,
    consultation_edit,
    phases_edit,
    question_create,
    question_delete,
    question_edit,
    question_move,
    questions_edit,
)
from .reading import consultation_detail, consultation_list, result_detail
from .sending import consultation_extend, consultation_send

__all__ = [
    "answer_create",
    "consultation_create",
    "consultation_delete",
    "consultation_detail",
    "consultation_edit",
    "consultation_extend",
    "consultation_list",
    "consultation_send",
    "follow_up_create",
    "opinion_edit",
    "participation_review",
    "participation_start",
    "participation_thanks",
    "phases_edit",
    "question_answer",
    "question_create",
    "question_delete",
    "question_edit",
    "question_move",
    "questions_edit",
    "quotes_edit",
    "result_detail",
]
