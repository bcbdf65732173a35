"""How Django finds the account of a session; logging in itself is allauth's."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from portal.core.prepared import Prepared

from .models import User

_with_key = Prepared(lambda pk: User.objects.filter(pk=pk))


class AccountBackend(AuthenticationBackend):
    """allauth's, with the account asked by a query that is written once."""

    def get_user(self, user_id: int) -> User | None:
        """The account, if it may still log in."""
        user = _with_key.first(pk=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
