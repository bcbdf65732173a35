"""What happens in the neighbourhood, on which dates, and who comes."""

from .activity import Activity, AgeGroup, Language, Repeat, SignUpKind
from .lists import ActivityType, Holiday
from .session import Session
from .signup import SignUp

__all__ = [
    "Activity",
    "ActivityType",
    "AgeGroup",
    "Holiday",
    "Language",
    "Repeat",
    "Session",
    "SignUp",
    "SignUpKind",
]
