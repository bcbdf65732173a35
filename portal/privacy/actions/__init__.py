"""What people may ask about their data."""

from .asking import answer_objection, ask_copy, ask_erasure, cancel_erasure, object_to
from .consents import agree, withdraw
from .erasing import erase_due, erase_person

__all__ = [
    "agree",
    "answer_objection",
    "ask_copy",
    "ask_erasure",
    "cancel_erasure",
    "erase_due",
    "erase_person",
    "object_to",
    "withdraw",
]
