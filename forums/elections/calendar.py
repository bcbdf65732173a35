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


def _day_start(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day_end(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def steps_of(election: Election, at: datetime | None = None) -> list[Step]:
    """The steps in order, each with its day in words; of one that stopped, only those before."""
    at = at or timezone.now()
    until, day = election.candidates_until, _("until %(day)s")
    vote = _("%(start)s to %(end)s") % {
        "start": day_month(election.voting_from),
        "end": day_month(election.voting_until),
    }
    if timezone.localdate(election.voting_from) == timezone.localdate(election.voting_until):
        vote = day_month_year(election.voting_from)
    listed, installed = election.listed_on, election.installed_on
    rows = [
        (_("Stand"), day % {"day": day_month(until)}, at, until),
        (_("Candidates"), day_month(listed), _day_start(listed), _day_end(listed)),
        (_("Vote"), vote, election.voting_from, election.voting_until),
        (
            _("Appeals"),
            day % {"day": day_month(election.appeal_until)},
            election.voting_until,
            election.appeal_until,
        ),
        (
            _("Installation"),
            day_month_year(installed),
            _day_start(installed),
            _day_end(installed),
        ),
    ]
    found = [
        Step(title, detail, "done" if end <= at else "now" if start <= at else "next")
        for title, detail, start, end in rows
    ]
    match election.state(at):
        case Election.State.CANCELLED:
            stopped = election.cancelled_at or at
            return [one for one, row in zip(found, rows, strict=True) if row[3] <= stopped]
        case Election.State.INVALID:
            return found[:-1]
    return found
