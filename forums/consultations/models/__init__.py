"""Consultations of tenants: questions, answers of tenants, the council's opinion, what follows."""

from .code import Code, CodeBatch
from .consultation import Consultation
from .document import Document
from .draft import Draft
from .drafting import OpinionVersion, PassageLink
from .outcome import Answer, FollowUp, Opinion
from .phase import Phase
from .question import Option, Question
from .remark import Remark, Section, Support
from .response import Choice, OpenAnswer, Response, Theme
from .subject import Subject
from .voter import HelpedEntry, OpenEntry, Voter

__all__ = [
    "Answer",
    "Choice",
    "Code",
    "CodeBatch",
    "Consultation",
    "Document",
    "Draft",
    "FollowUp",
    "HelpedEntry",
    "OpenAnswer",
    "OpenEntry",
    "Opinion",
    "OpinionVersion",
    "Option",
    "PassageLink",
    "Phase",
    "Question",
    "Remark",
    "Response",
    "Section",
    "Subject",
    "Support",
    "Theme",
    "Voter",
]
