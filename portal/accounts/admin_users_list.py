"""The list of accounts in the admin: names and addresses, so whoever stands in it sees who looked.

The list of the portal's technical administrators; all others give rights on the portal's own pages.
"""

from __future__ import annotations

from typing import Any

from wagtail.users.views.users import IndexView, UserViewSet

from .models import User
from .signals import people_seen


class PeopleIndexView(IndexView):
    """Wagtail's list, written down as reading of personal data, for the people on this page."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        shown = [user.pk for user in context["object_list"]]
        people_seen.send(sender=User, reader=self.request.user, people=shown, what="account")
        return context


class PeopleViewSet(UserViewSet):
    """The screens of accounts."""

    index_view_class = PeopleIndexView
