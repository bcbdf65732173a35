"""The count, released by two people; appeals; and the council that takes its seats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils.models import AdvisoryCouncil, Seat
from forums.elections import permissions
from forums.elections.models import Appeal, Candidacy, Election
from portal.accounts.models import User
from portal.core.text import clean_text

from .calling import free_council, locked, tell_later

State = Election.State


@transaction.atomic
def enter_count(
    *,
    election: Election,
    actor: User | None,
    registered: int,
    votes_cast: int,
    votes_void: int,
    votes: Mapping[int, int],
    at: datetime | None = None,
) -> Election:
    """Enter what was counted, by candidacy; nobody else sees it before it is released.

    Raises PermissionDenied before the vote is over and once it is released, ValidationError for
    numbers that cannot be.
    """
    row = locked(election)
    if actor is not None:
        permissions.refuse(permissions.managing_problem(actor, row, State.COUNTING))
    valid = votes_cast - votes_void
    if not registered >= 1 or not 0 <= votes_cast <= registered or valid < 0:
        raise ValidationError(_("More votes than voters: look at the numbers again."))
    candidates = list(row.candidacies.standing())
    if set(votes) != {candidate.pk for candidate in candidates}:
        raise ValidationError(_("Give the votes of each candidate."))
    if any(not 0 <= count <= valid for count in votes.values()):
        raise ValidationError(_("A candidate has more votes than there are valid ones."))
    for candidate in candidates:
        candidate.votes = votes[candidate.pk]
    Candidacy.objects.bulk_update(candidates, ["votes"])
    row.registered, row.votes_cast, row.votes_void = registered, votes_cast, votes_void
    row.counted_by, row.counted_at = actor, at or timezone.now()
    row.save()
    return row


@transaction.atomic
def release(
    *, election: Election, actor: User | None, at: datetime | None = None, announced: bool = True
) -> Election:
    """A second person releases the count; everybody then reads who was elected, or why it failed.

    Raises PermissionDenied for who entered the count, for others, and without a count.
    """
    row = locked(election)
    if actor is not None:
        permissions.refuse(permissions.releasing_problem(actor, row))
    row.released_by, row.released_at = actor, at or timezone.now()
    row.save()
    if row.is_valid:
        _rank(row)
    else:
        free_council(row)
    if announced:
        tell_later(row, "election_result", at)
    election.refresh_from_db()
    return row


def _rank(row: Election) -> None:
    """Most votes first; the drawn order decides between equals, as the list already told."""
    candidates = sorted(
        row.candidacies.standing(), key=lambda one: (-(one.votes or 0), one.position or 0, one.pk)
    )
    for rank, candidate in enumerate(candidates, 1):
        candidate.rank, candidate.is_elected = rank, rank <= row.seats
    Candidacy.objects.bulk_update(candidates, ["rank", "is_elected"])


@transaction.atomic
def appeal(*, election: Election, user: User, text: str) -> Appeal:
    """A tenant appeals, once. Raises PermissionDenied outside the days for it, and for others."""
    row = locked(election)
    permissions.refuse(permissions.appealing_problem(user, row))
    words = clean_text(text).strip()[:4000]
    if not words:
        raise ValidationError(_("Say what went wrong."))
    found, _made = Appeal.objects.get_or_create(election=row, user=user, defaults={"text": words})
    return found


@transaction.atomic
def decide_appeal(
    *, appeal: Appeal, actor: User, upheld: bool, at: datetime | None = None
) -> Appeal:
    """Note what was decided on an appeal. Refused once the council is installed."""
    row = locked(appeal.election)
    states = (State.APPEAL, State.FINAL, State.INVALID)
    permissions.refuse(permissions.managing_problem(actor, row, *states))
    appeal.is_upheld, appeal.decided_at = upheld, at or timezone.now()
    appeal.save(update_fields=["is_upheld", "decided_at", "changed_at"])
    return appeal


@transaction.atomic
def install(
    *, election: Election, actor: User | None, day: date | None = None, at: datetime | None = None
) -> AdvisoryCouncil:
    """The elected take their seats; the council before ends, and its members with it. Once.

    Raises PermissionDenied before the results are final, with an open or upheld appeal, for others.
    """
    row = locked(election)
    if actor is not None:
        permissions.refuse(permissions.installing_problem(actor, row))
    start = day or timezone.localdate(at)
    _end_before(row, start)
    council = row.council
    if council is None:
        raise ValidationError(_("There is no council to install."))
    council.state = AdvisoryCouncil.State.ACTIVE
    council.term_start = start
    council.term_end = _years_later(start, row.term_years or 4)
    council.save()
    for candidate in row.candidacies.filter(is_elected=True).order_by("rank"):
        Seat.objects.create(
            council=council,
            user=candidate.user,
            display_name=candidate.name,
            shows_name=candidate.shows_name,
            since=start,
        )
    row.installed_at = at or timezone.now()
    row.save(update_fields=["installed_at", "changed_at"])
    return council


def _end_before(row: Election, start: date) -> None:
    before = AdvisoryCouncil.objects.filter(
        company=row.company_id, state=AdvisoryCouncil.State.ACTIVE
    ).exclude(pk=row.council_id)
    for council in before:
        Seat.objects.filter(council=council, until__isnull=True, since__lte=start).update(
            until=start
        )
        council.state = AdvisoryCouncil.State.EXPIRED
        council.save(update_fields=["state", "changed_at"])


def _years_later(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # the 29th of February
        return start.replace(year=start.year + years, day=28)
