"""The document library, and what its files say."""

from .entry import DocumentVersion, FileLanguage, LibraryDocument
from .text import DocumentText

__all__ = ["DocumentText", "DocumentVersion", "FileLanguage", "LibraryDocument"]
