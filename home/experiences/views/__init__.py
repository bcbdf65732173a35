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
from .collections import (
    collection,
    collection_delete,
    collection_item,
    collection_list,
    keep,
)
from .comparing import compare
from .taking_along import mailbox, practice_pdf, practice_qr, theme_feed

__all__ = [
    "collection",
    "collection_delete",
    "collection_item",
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
