"""Reports, what was decided about them, and what follows for a person."""

from .act import Act, LogHead
from .case import Case, Report
from .decision import Appeal, Decision
from .reasons import ReportReason
from .sanction import Sanction
from .texts import CannedText, Rule, WatchWord

__all__ = [
    "Act",
    "Appeal",
    "CannedText",
    "Case",
    "Decision",
    "LogHead",
    "Report",
    "ReportReason",
    "Rule",
    "Sanction",
    "WatchWord",
]
