"""What those who prepare a consultation fill in. Errors are sentences; what was typed stays."""

from .asking import ConsultationForm
from .dates import DatesForm, ExtendForm, OpenerForm
from .questions import QuestionForm

__all__ = ["ConsultationForm", "DatesForm", "ExtendForm", "OpenerForm", "QuestionForm"]
