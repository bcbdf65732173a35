"""The calendar of an election as a staircase: what is done, what is now, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.dates import day_month, day_month_year

from .models import Election


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `state` is done, now or next."""

    title: str
    detail: str
    state: str


def _day_end(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def steps_of(election: Election, at: datetime | None = None) -> list[Step]:
    """The steps in order, each with its day in words."""
    at = at or timezone.now()
    until, day = election.candidates_until, _("until %(day)s")
    vote = _("%(start)s to %(end)s") % {
        "start": day_month(election.voting_from),
        "end": day_month(election.voting_until),
    }
    if timezone.localdate(election.voting_from) == timezone.localdate(election.voting_until):
        vote = day_month_year(election.voting_from)
    rows = [
        (_("Stand"), day % {"day": day_month(until)}, until),
        (_("Candidates"), day_month(election.listed_on), _day_end(election.listed_on)),
        (_("Vote"), vote, election.voting_until),
        (_("Appeals"), day % {"day": day_month(election.appeal_until)}, election.appeal_until),
        (
            _("Installation"),
            day_month_year(election.installed_on),
            _day_end(election.installed_on),
        ),
    ]
    found, current = [], False
    for title, detail, end in rows:
        state = "done" if end <= at else "next" if current else "now"
        current = current or state == "now"
        found.append(Step(title, detail, state))
    return found
