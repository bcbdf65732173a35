"""The tenants' advisory councils, who sits on them, their meetings and what they keep."""

from .council import AdvisoryCouncil
from .meeting import AgendaItem, Attendance, Meeting, MeetingQuestion, MeetingSignUp
from .seat import Seat
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
    "Suggestion",
    "SuggestionSupport",
    "Task",
    "Text",
    "TextVersion",
]
