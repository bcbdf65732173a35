"""What happens in the neighbourhood, on which dates, and who comes."""

from .activity import Activity, AgeGroup, SignUpKind
from .calendar_key import CalendarKey
from .lists import ActivityType, Holiday
from .recurring import Language, Recurring, Repeat
from .session import PlannedDate, Session
from .signup import SignUp
from .skipped import SkippedDay

__all__ = [
    "Activity",
    "ActivityType",
    "AgeGroup",
    "CalendarKey",
    "Holiday",
    "Language",
    "PlannedDate",
    "Recurring",
    "Repeat",
    "Session",
    "SignUp",
    "SignUpKind",
    "SkippedDay",
]
