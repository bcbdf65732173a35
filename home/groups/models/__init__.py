"""Groups of professionals: who is in them, and what they keep together."""

from .group import Group
from .kept import GroupDocument, GroupEvent
from .member import GroupMember

__all__ = ["Group", "GroupDocument", "GroupEvent", "GroupMember"]
