"""Pages of this room."""

from .colleagues import (
    colleagues,
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
from .commenting import answer, comment, comment_change
from .comparing import compare
from .taking_along import mailbox, practice_pdf, practice_poster, practice_qr
from .translations import translations

__all__ = [
    "answer",
    "collection",
    "collection_delete",
    "collection_item",
    "collection_list",
    "colleagues",
    "comment",
    "comment_change",
    "compare",
    "follow",
    "judge",
    "keep",
    "mailbox",
    "practice_pdf",
    "practice_poster",
    "practice_qr",
    "replicate",
    "translations",
    "useful",
    "waiting",
    "wish",
]
