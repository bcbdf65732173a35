"""The knowledge base: practices and articles that professionals find, judge and reuse."""

from .article import ArticleIndexPage, ArticlePage
from .pages import KnowledgePage, PracticeIndexPage
from .practice import PracticePage
from .sheet_import import SheetImport

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "KnowledgePage",
    "PracticeIndexPage",
    "PracticePage",
    "SheetImport",
]
