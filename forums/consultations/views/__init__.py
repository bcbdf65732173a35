"""Pages of the consultations."""

from .at_once import answer_at_once, code_answer, code_claim, helped_entry
from .closing import (
    answers_due,
    consultation_close,
    consultation_hand_over,
    consultation_lapse,
    report_create,
    result_export,
)
from .concluding import (
    answer_create,
    follow_up_create,
    opinion_edit,
    quotes_edit,
    theme_create,
)
from .conversing import conversation, remark_delete, remark_support, sections_edit
from .documents import document_delete, document_send, documents_edit
from .drafting import opinion_versions, passage_edit, results_explain
from .openly import open_answer, picture_send, receipt_change
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
from .printing import codes_edit, codes_revoke, paper_form, poster
from .reading import consultation_detail, consultation_list, result_detail
from .sending import consultation_extend, consultation_send

__all__ = [
    "answer_at_once",
    "answer_create",
    "answers_due",
    "code_answer",
    "code_claim",
    "codes_edit",
    "codes_revoke",
    "consultation_close",
    "consultation_create",
    "consultation_delete",
    "consultation_detail",
    "consultation_edit",
    "consultation_extend",
    "consultation_hand_over",
    "consultation_lapse",
    "consultation_list",
    "consultation_send",
    "conversation",
    "follow_up_create",
    "document_delete",
    "document_send",
    "documents_edit",
    "helped_entry",
    "open_answer",
    "opinion_edit",
    "opinion_versions",
    "paper_form",
    "participation_review",
    "participation_start",
    "participation_thanks",
    "passage_edit",
    "phases_edit",
    "picture_send",
    "poster",
    "question_answer",
    "question_create",
    "question_delete",
    "question_edit",
    "question_move",
    "questions_edit",
    "quotes_edit",
    "receipt_change",
    "remark_delete",
    "remark_support",
    "report_create",
    "result_detail",
    "result_export",
    "results_explain",
    "sections_edit",
    "theme_create",
]
