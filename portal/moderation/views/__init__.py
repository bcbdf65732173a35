"""Pages of moderation."""

from .case import case_claim, case_detail, case_leave, case_release, sanction_lift
from .own import decision_detail, reported
from .public import figures, help_now
from .queue import log, queue
from .reporting import report_create

__all__ = [
    "case_claim",
    "case_detail",
    "case_leave",
    "case_release",
    "decision_detail",
    "figures",
    "help_now",
    "log",
    "queue",
    "report_create",
    "reported",
    "sanction_lift",
]
