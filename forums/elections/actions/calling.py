"""An election is prepared and called; from then on its rules are fixed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forums.councils.models import AdvisoryCouncil
from forums.councils.texts import ByLanguage, put_texts
from forums.elections import permissions
from forums.elections.models import Election, VotingPlace
from portal.accounts.models import User
from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany

State = Election.State
TAKEN = frozenset({"new", "nieuw", "nouvelle"})
DATES = (
    "candidates_until",
    "listed_on",
    "voting_from",
    "voting_until",
    "appeal_until",
    "installed_on",
)
# A rule of the election, and the setting that it is frozen from.
RULES = {
    "voter_age": "voter_age",
    "voter_months": "voter_seniority_months",
    "candidate_age": "candidate_age",
    "candidate_months": "candidate_seniority_months",
    "minimum_candidates": "minimum_candidates",
    "minimum_turnout": "minimum_turnout_percent",
    "term_years": "council_term_years",
}


def locked(election: Election) -> Election:
    """The row, held until the transaction ends."""
    rows = Election.objects.select_for_update(of=("self",)).select_related("company", "council")
    return rows.get(pk=election.pk)


def tell_later(election: Election, event: str, at: datetime | None = None) -> None:
    """Tell all tenants of the company after the commit."""
    from forums.elections.tasks import tell_tenants

    moment = (at or timezone.now()).isoformat()
    transaction.on_commit(partial(tell_tenants.enqueue, election.pk, event, moment))


def _free_slug(title: str) -> str:
    start = slugify(title)[:60].strip("-") or "election"
    slug, count = start, 1
    while slug in TAKEN or Election.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{start}-{count}"
    return slug


@transaction.atomic
def prepare(
    *,
    company: HousingCompany,
    actor: User | None,
    texts: dict[str, ByLanguage],
    seats: int | None = None,
    slug: str = "",
    repeats: Election | None = None,
    is_demo: bool = False,
    **dates: Any,
) -> Election:
    """An election that is being prepared, with its calendar.

    Raises PermissionDenied for who does not manage elections there, ValidationError for dates that
    do not follow each other.
    """
    if actor is not None and not permissions.can_manage(actor, company.pk):
        raise PermissionDenied(_("Only the company and the regulator manage this election."))
    election = Election(company=company, repeats=repeats, is_demo=is_demo)
    election.seats = seats or Preferences.load().council_size_max
    _put(election, texts, dates)
    election.slug = slug or _free_slug(election.title)
    election.full_clean()
    election.save()
    return election


def _put(election: Election, texts: dict[str, ByLanguage], dates: dict[str, Any]) -> None:
    if unknown := set(dates) - set(DATES):
        raise TypeError(f"An election has no {sorted(unknown)}")
    put_texts(election, texts)
    for name, value in dates.items():
        setattr(election, name, value)


@transaction.atomic
def change(
    *,
    election: Election,
    actor: User,
    texts: dict[str, ByLanguage],
    seats: int | None = None,
    **dates: Any,
) -> Election:
    """Other texts and dates, as long as it has not been called."""
    row = locked(election)
    permissions.refuse(permissions.managing_problem(actor, row, State.PLANNED))
    _put(row, texts, dates)
    row.seats = seats or row.seats
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def add_place(
    *,
    election: Election,
    actor: User | None,
    place: ByLanguage,
    starts_at: datetime,
    ends_at: datetime,
) -> VotingPlace:
    """Where tenants vote, and when: within the days of voting.

    Raises PermissionDenied once voting has begun, ValidationError for hours outside these days.
    """
    row = locked(election)
    if actor is not None:
        before = (State.PLANNED, State.OPEN, State.CLOSED, State.LISTED)
        permissions.refuse(permissions.managing_problem(actor, row, *before))
    if starts_at < row.voting_from or ends_at > row.voting_until:
        raise ValidationError(_("These hours lie outside the days of voting."))
    found = VotingPlace(election=row, starts_at=starts_at, ends_at=ends_at)
    put_texts(found, {"place": place})
    found.full_clean(exclude=["election"])
    found.save()
    return found


@transaction.atomic
def remove_place(*, place: VotingPlace, actor: User) -> None:
    """Take a voting place away, as long as voting has not begun."""
    row = locked(place.election)
    before = (State.PLANNED, State.OPEN, State.CLOSED, State.LISTED)
    permissions.refuse(permissions.managing_problem(actor, row, *before))
    place.delete()


@transaction.atomic
def publish(
    *, election: Election, actor: User | None, at: datetime | None = None, announced: bool = True
) -> Election:
    """Call the election: its rules are taken from the settings now and never change again.

    The council of the company is shown as being elected. Raises PermissionDenied for others and a
    second time, ValidationError when a language is missing, the time to stand is over or another
    election of the company has not ended.
    """
    row = locked(election)
    moment = at or timezone.now()
    if actor is not None:
        permissions.refuse(permissions.managing_problem(actor, row, State.PLANNED))
    missing = [code for code in ("nl", "fr") if not getattr(row, f"title_{code}")]
    missing += [code for code in ("nl", "fr") if not getattr(row, f"text_{code}")]
    if missing:
        raise ValidationError(_("Write the title and the call in both languages."))
    if row.candidates_until <= moment:
        raise ValidationError(_("The time to stand is already over. Choose other dates."))
    HousingCompany.objects.select_for_update(of=("self",)).get(pk=row.company_id)
    if _is_another_held(row, moment):
        raise ValidationError(_("Another election of this company has not ended yet."))
    settings = Preferences.load()
    for name, setting in RULES.items():
        setattr(row, name, getattr(settings, setting))
    row.published_at = moment
    row.council = _council_to_elect(row)
    row.save()
    election.refresh_from_db()
    if announced:
        tell_later(row, "election_called", moment)
    return row


def _is_another_held(election: Election, at: datetime) -> bool:
    """What is held again has ended, also when it was valid and an appeal was upheld."""
    rows = Election.objects.published().filter(
        company=election.company_id,
        cancelled_at__isnull=True,
        installed_at__isnull=True,
        repetition__isnull=True,
    )
    return any(one.state(at) != State.INVALID for one in rows.exclude(pk=election.pk))


def _council_to_elect(election: Election) -> AdvisoryCouncil:
    """The council that nobody sits on yet; a company in which one sits gets a new one beside it."""
    waiting = AdvisoryCouncil.objects.filter(
        company=election.company_id,
        state__in=[AdvisoryCouncil.State.NONE, AdvisoryCouncil.State.IN_ELECTION],
    ).first()
    if waiting is None:
        waiting = AdvisoryCouncil(company=election.company, is_demo=election.is_demo)
        waiting.slug = f"{slugify(election.company.name_nl)[:50]}-{election.pk}"
        waiting.name_nl, waiting.name_fr = (
            f"Adviesraad {election.company.name_nl}",
            f"Conseil consultatif\u202f: {election.company.name_fr}",
        )
    waiting.state = AdvisoryCouncil.State.IN_ELECTION
    waiting.save()
    return waiting


@transaction.atomic
def cancel(
    *, election: Election, actor: User, reason: ByLanguage, at: datetime | None = None
) -> Election:
    """It does not take place; everybody reads why. Refused once voting has begun."""
    row = locked(election)
    before = (State.OPEN, State.CLOSED, State.LISTED)
    permissions.refuse(permissions.managing_problem(actor, row, *before))
    return end_without_vote(row, reason, at)


def end_without_vote(
    row: Election, reason: ByLanguage, at: datetime | None = None, *, announced: bool = True
) -> Election:
    """Note that it does not take place. The caller holds the row and has asked who may."""
    put_texts(row, {"cancel_reason": reason})
    if not (row.cancel_reason_nl or row.cancel_reason_fr):
        raise ValidationError(_("Say why, in at least one language."))
    row.cancelled_at = at or timezone.now()
    row.save()
    free_council(row)
    if announced:
        tell_later(row, "election_cancelled", at)
    return row


def free_council(row: Election) -> None:
    """The council is no longer being elected; one that never sat goes when there is another."""
    council = row.council
    if council is None or council.state != AdvisoryCouncil.State.IN_ELECTION:
        return
    others = AdvisoryCouncil.objects.filter(company=council.company_id).exclude(pk=council.pk)
    if others.exists() and council.term_start is None and not council.seats.exists():
        row.council = None
        row.save(update_fields=["council"])
        council.delete()
        return
    council.state = AdvisoryCouncil.State.NONE
    council.save(update_fields=["state", "changed_at"])


@transaction.atomic
def repeat(
    *, election: Election, actor: User, texts: dict[str, ByLanguage], **dates: Any
) -> Election:
    """Prepare the election anew after one that failed or was cancelled; once.

    Raises PermissionDenied for one that stands, and for one that is already repeated.
    """
    row = locked(election)
    upheld = row.appeals.filter(is_upheld=True).exists()
    states = (State.CANCELLED, State.INVALID, *((State.APPEAL, State.FINAL) if upheld else ()))
    permissions.refuse(permissions.managing_problem(actor, row, *states))
    if Election.objects.filter(repeats=row).exists():
        permissions.refuse(_("This election is already being held again."))
    return prepare(
        company=row.company, actor=actor, texts=texts, seats=row.seats, repeats=row, **dates
    )
