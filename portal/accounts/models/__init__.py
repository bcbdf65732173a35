"""People and what they may do."""

from .membership import Membership, Role
from .user import User

__all__ = ["Membership", "Role", "User"]
