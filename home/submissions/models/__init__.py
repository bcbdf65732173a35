"""Practices on their way to the knowledge base: who writes, who reviews, what was said."""

from .recheck import RecheckRequest
from .remark import Remark
from .review_task import PracticeReviewTask
from .submission import CoAuthor, Submission

__all__ = ["CoAuthor", "PracticeReviewTask", "RecheckRequest", "Remark", "Submission"]
