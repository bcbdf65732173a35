"""The knowledge base: good practices that professionals find, judge and reuse."""

from .pages import KnowledgePage, PracticeIndexPage
from .practice import PracticePage
from .sheet_import import SheetImport

__all__ = ["KnowledgePage", "PracticeIndexPage", "PracticePage", "SheetImport"]
