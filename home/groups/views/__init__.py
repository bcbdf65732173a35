"""Pages of groups."""

from .belonging import (
    group_join,
    group_leave,
    group_level,
    member_change,
    member_invite,
    members,
)
from .keeping import (
    document_add,
    document_delete,
    document_send,
    event_cancel,
    event_create,
    event_edit,
    event_file,
)
from .reading import group_create, group_detail, group_edit, group_list

__all__ = [
    "document_add",
    "document_delete",
    "document_send",
    "event_cancel",
    "event_create",
    "event_edit",
    "event_file",
    "group_create",
    "group_detail",
    "group_edit",
    "group_join",
    "group_leave",
    "group_level",
    "group_list",
    "member_change",
    "member_invite",
    "members",
]
