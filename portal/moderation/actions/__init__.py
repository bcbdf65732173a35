"""Everything that moderation does, one function a verb."""

from .appealing import appeal
from .deciding import Judgement, decide, hide_directly, show_directly
from .handling import claim, leave_to_others, release
from .reporting import ask_for_review, file_report, follow_subjects
from .sanctions import lift_sanction

__all__ = [
    "Judgement",
    "appeal",
    "ask_for_review",
    "claim",
    "decide",
    "file_report",
    "follow_subjects",
    "hide_directly",
    "leave_to_others",
    "lift_sanction",
    "release",
    "show_directly",
]
