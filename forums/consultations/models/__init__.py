"""Consultations of tenants: questions, answers of tenants, the council's opinion, what follows."""

from .code import Code, CodeBatch
from .consultation import Consultation
from .draft import Draft
from .outcome import Answer, FollowUp, Opinion
from .phase import Phase
from .question import Option, Question
from .response import Choice, OpenAnswer, Response
from .voter import HelpedEntry, Voter

__all__ = [
    "Answer",
    "Choice",
    "Code",
    "CodeBatch",
    "Consultation",
    "Draft",
    "FollowUp",
    "HelpedEntry",
    "OpenAnswer",
    "Opinion",
    "Option",
    "Phase",
    "Question",
    "Response",
    "Voter",
]
