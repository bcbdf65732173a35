"""What those who prepare a consultation fill in. Errors are sentences; what was typed stays."""

from .asking import ConsultationForm
from .dates import DatesForm, ExtendForm, OpenerForm
from .documents import DocumentForm
from .questions import QuestionForm

__all__ = [
    "ConsultationForm",
    "DatesForm",
    "DocumentForm",
    "ExtendForm",
    "OpenerForm",
    "QuestionForm",
]
