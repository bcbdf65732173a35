"""The tenants' advisory councils, who sits on them, their meetings and what they keep."""

from .council import AdvisoryCouncil
from .meeting import AgendaItem, Attendance, Meeting, MeetingQuestion, MeetingSignUp
from .seat import Seat, SeatPhoto
from .space import Message, Paper, Task, Text, TextVersion
from .suggestion import Suggestion, SuggestionSupport

__all__ = [
    "AdvisoryCouncil",
    "AgendaItem",
    "Attendance",
    "Meeting",
    "MeetingQuestion",
    "MeetingSignUp",
    "Message",
    "Paper",
    "Seat",
    "SeatPhoto",
    "Suggestion",
    "SuggestionSupport",
    "Task",
    "Text",
    "TextVersion",
]
