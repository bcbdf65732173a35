"""Who may look after what search could not be told."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class ChangePolicy(ModelPermissionPolicy):
    """Rows come from what people do elsewhere: nobody adds one by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As Django's permissions say, but never to add."""
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """True when one of the actions is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)
