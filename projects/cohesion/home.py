"""What waits on the start page of the regulator's people."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import User

from .models import ProjectAgreement
from .permissions import can_keep_agreements


def agreements_ending(user: User) -> Iterator[HomeCount]:
    """One line when agreements end soon and none follows."""
    if can_keep_agreements(user):
        yield HomeCount(ProjectAgreement.objects.ending(), _to_renew)


def _to_renew(number: int) -> Iterator[HomeTask]:
    text = ngettext("%(number)s agreement", "%(number)s agreements", number)
    yield HomeTask(
        title=_("Agreements of projects end soon"),
        text=text % {"number": number},
        url=f"{reverse('cohesion:agreements')}?state=ending",
        action=_("Look and renew"),
        icon="calendar-clock",
        urgency=30,
    )
