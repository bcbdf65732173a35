"""What colleagues make of a practice: tried too, asked, found useful, wished for, kept."""

from .collection import Collection, CollectionItem
from .replication import Replication
from .voices import Comment, TranslationWish, Usefulness, wishes

__all__ = [
    "Collection",
    "CollectionItem",
    "Comment",
    "Replication",
    "TranslationWish",
    "Usefulness",
    "wishes",
]
