"""Of whom a second factor is asked."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from .audiences import has_role
from .models import User
from .roles import SENSITIVE_ROLES


def is_sensitive(user: User) -> bool:
    """Whether this person holds a role with rights over others."""
    return user.is_superuser or has_role(user, SENSITIVE_ROLES)


def needs_second_factor(user: User) -> bool:
    """Whether this person must set up a second factor before anything else."""
    if not settings.SECOND_FACTOR_REQUIRED or not is_sensitive(user):
        return False
    return not is_mfa_enabled(user)
