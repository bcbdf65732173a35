"""What waits on a worker's own start page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeTask
from portal.accounts.models import User

from .models import Permanence
from .permissions import can_keep_somewhere, keeps_for


def to_confirm(user: User) -> Iterator[HomeTask]:
    """One line when hours of one's own service were not confirmed for long."""
    if not can_keep_somewhere(user):
        return
    mine = Permanence.objects.filter(organisation__in=keeps_for(user).values("pk"))
    number = mine.published().unconfirmed().count()
    if number:
        text = ngettext("%(number)s permanence", "%(number)s permanences", number)
        yield HomeTask(
            title=_("Are these hours still right?"),
            text=text % {"number": number},
            url=reverse("permanences:manage"),
            action=_("Look and confirm"),
            icon="clock",
            urgency=40,
        )
