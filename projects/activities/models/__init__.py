"""What happens in the neighbourhood, on which dates, and who comes."""

from .activity import Activity, AgeGroup, SignUpKind
from .lists import ActivityType, Holiday
from .recurring import Language, Recurring, Repeat
from .session import PlannedDate, Session
from .signup import SignUp

__all__ = [
    "Activity",
    "ActivityType",
    "AgeGroup",
    "Holiday",
    "Language",
    "PlannedDate",
    "Recurring",
    "Repeat",
    "Session",
    "SignUp",
    "SignUpKind",
]
