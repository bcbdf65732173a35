"""Pages of this room."""

from .colleagues import (
    colleagues,
    comment,
    follow,
    judge,
    replicate,
    useful,
    waiting,
    wish,
)
from .collections import collection, collection_list, compare, keep
from .taking_along import mailbox, practice_pdf, practice_qr, theme_feed

__all__ = [
    "collection",
    "collection_list",
    "colleagues",
    "comment",
    "compare",
    "follow",
    "judge",
    "keep",
    "mailbox",
    "practice_pdf",
    "practice_qr",
    "replicate",
    "theme_feed",
    "useful",
    "waiting",
    "wish",
]
