"""When an organisation receives nobody: its own closing days, and public holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.dates import weekday_date
from portal.core.prepared import Prepared
from projects.activities.models import Holiday

from .models import ClosingDays

# Whoever reads the hours plans no further ahead.
AHEAD = timedelta(days=21)
# A sheet hangs in a hall for longer.
AHEAD_ON_PAPER = timedelta(days=100)
_own = Prepared(
    lambda organisation, first, last: ClosingDays.objects.filter(
        organisation=organisation, last_on__gte=first, first_on__lte=last
    ).order_by("first_on", "pk")
)
_public = Prepared(
    lambda first, last: Holiday.objects.filter(
        kind=Holiday.Kind.PUBLIC, last_on__gte=first, first_on__lte=last
    ).order_by("first_on", "pk")
)


@dataclass(frozen=True, slots=True)
class Closed:
    """A day or a period without anybody at the counter, with its reason."""

    first: date
    last: date
    name: str

    @property
    def is_today(self) -> bool:
        """Whether it is closed on the day of the reader."""
        return self.first <= timezone.localdate() <= self.last

    @property
    def days(self) -> str:
        """ "Friday 25 December", or from the first to the last day."""
        if self.first == self.last:
            return weekday_date(self.first)
        ends = {"first": weekday_date(self.first), "last": weekday_date(self.last)}
        return _("%(first)s to %(last)s") % ends


def closed_days(organisation: int, ahead: timedelta = AHEAD) -> list[Closed]:
    """From today on, three weeks unless told, soonest first; the name in the active language."""
    today = timezone.localdate()
    when = {"first": today, "last": today + ahead}
    rows = [*_own.all(organisation=organisation, **when), *_public.all(**when)]
    found = [Closed(row.first_on, row.last_on, row.name) for row in rows]
    return sorted(found, key=lambda one: (one.first, one.last))
