"""What waits for a moderator on their own page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeTask
from portal.accounts.models import User

from .permissions import cases_of, led_scopes, moderating


def moderation_tasks(user: User) -> list[HomeTask]:
    """One task when something waits; nothing for who does not moderate, and no query either."""
    if not moderating(user) and not led_scopes(user):
        return []
    waiting = cases_of(user).waiting().count()
    if not waiting:
        return []
    title = ngettext("%(num)s report waits", "%(num)s reports wait", waiting) % {"num": waiting}
    return [
        HomeTask(
            title=title,
            url=reverse("moderation:queue"),
            action=_("Look at them"),
            icon="shield",
            urgency=20,
        )
    ]
