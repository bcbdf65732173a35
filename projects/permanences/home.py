"""What waits on a worker's own start page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeBox, HomeCount, HomeTask, rows_box, tenancies
from portal.accounts.models import User
from portal.core.dates import time_range, weekday_date

from .models import Opening, Permanence
from .permissions import can_keep_somewhere, keeps_for


def to_confirm(user: User) -> Iterator[HomeCount]:
    """One line when hours of one's own service were not confirmed for long."""
    if can_keep_somewhere(user):
        mine = Permanence.objects.filter(organisation__in=keeps_for(user).values("pk"))
        yield HomeCount(mine.published().unconfirmed(), _still_right)


def _still_right(number: int) -> Iterator[HomeTask]:
    text = ngettext("%(number)s permanence", "%(number)s permanences", number)
    yield HomeTask(
        title=_("Are these hours still right?"),
        text=text % {"number": number},
        url=reverse("permanences:manage"),
        action=_("Look and confirm"),
        icon="clock",
        urgency=40,
    )


def publishing_links(user: User) -> Iterator[tuple[str, str, str]]:
    """For who keeps the hours of a service."""
    if can_keep_somewhere(user):
        yield _("Our permanences"), reverse("permanences:manage"), _("When people can reach you")


def next_openings(user: User) -> Iterator[HomeBox]:
    """When the services of my company can be reached next: one query."""
    companies = tenancies(user)
    if not companies:
        return
    found = (
        Opening.objects.coming()
        .going_on()
        .filter(permanence__organisation__in=companies, permanence__is_published=True)
        .select_related("permanence")
        .order_by("starts_at", "pk")[:3]
    )
    rows = []
    for opening in found:
        start, end = timezone.localtime(opening.starts_at), timezone.localtime(opening.ends_at)
        when = f"{weekday_date(start)}, {time_range(start, end)}"
        rows.append((opening.permanence.title, opening.permanence.get_absolute_url(), when))
    yield rows_box(
        _("When can I go there?"),
        rows,
        empty=_("Your company has not given its hours yet. You can call."),
        more=(_("All hours"), reverse("permanences:index")),
        order=5,
    )
