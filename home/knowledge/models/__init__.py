"""The knowledge base: good practices that professionals find, judge and reuse."""

from .pages import KnowledgePage, PracticeIndexPage
from .practice import PracticePage

__all__ = ["KnowledgePage", "PracticeIndexPage", "PracticePage"]
