"""Pages of this room."""

from .rechecking import recheck, stale
from .reviewing import review, versions
from .together import invitation_accept, invitation_create
from .writing import (
    submission_create,
    submission_detail,
    submission_list,
    submission_send,
    submission_step,
    submission_take_back,
)

__all__ = [
    "invitation_accept",
    "invitation_create",
    "recheck",
    "review",
    "stale",
    "submission_create",
    "submission_detail",
    "submission_list",
    "submission_send",
    "submission_step",
    "submission_take_back",
    "versions",
]
