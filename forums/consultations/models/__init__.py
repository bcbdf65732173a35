"""Consultations of tenants: questions, answers of tenants, the council's opinion, what follows."""

from .consultation import Consultation
from .draft import Draft
from .outcome import Answer, FollowUp, Opinion
from .phase import Phase
from .question import Option, Question
from .response import Choice, OpenAnswer, Response

__all__ = [
    "Answer",
    "Choice",
    "Consultation",
    "Draft",
    "FollowUp",
    "OpenAnswer",
    "Opinion",
    "Option",
    "Phase",
    "Question",
    "Response",
]
