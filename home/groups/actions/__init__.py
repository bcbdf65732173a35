"""What people do in groups, one function a verb."""

from .belonging import (
    answer_asking,
    answer_invitation,
    invite,
    join_group,
    leave_group,
    make_moderator,
    remove_member,
)
from .hearing import Level, choose_level, level_of
from .keeping import (
    add_document,
    cancel_event,
    delete_document,
    plan_event,
)
from .opening import change_group, open_group

__all__ = [
    "Level",
    "add_document",
    "answer_asking",
    "answer_invitation",
    "cancel_event",
    "change_group",
    "choose_level",
    "delete_document",
    "invite",
    "join_group",
    "leave_group",
    "level_of",
    "make_moderator",
    "open_group",
    "plan_event",
    "remove_member",
]
