"""What waits for a moderator on their own page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import User

from .permissions import cases_of, led_scopes, moderating


def moderation_tasks(user: User) -> Iterator[HomeCount]:
    """One task when something waits; nothing for who does not moderate, and no query either."""
    if moderating(user) or led_scopes(user):
        yield HomeCount(cases_of(user).waiting(), _reports_wait)


def _reports_wait(waiting: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext("%(num)s report waits", "%(num)s reports wait", waiting) % {"num": waiting},
        url=reverse("moderation:queue"),
        action=_("Look at them"),
        icon="shield",
        urgency=20,
    )
