"""Candidacies: handed in, checked, withdrawn, and made known in a drawn order."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.elections import permissions
from forums.elections.models import Candidacy, Election
from portal.accounts.models import User
from portal.core.text import clean_text

from .calling import end_without_vote, locked, tell_later

State = Election.State


def _name(typed: str) -> str:
    name = " ".join(clean_text(typed).split())[:120]
    if not name:
        raise ValidationError(_("Give the name of who stands."))
    return name


@transaction.atomic
def stand(
    *,
    election: Election,
    user: User,
    name: str,
    text: str = "",
    shows_name: bool = False,
    at: datetime | None = None,
) -> Candidacy:
    """A tenant stands; again changes the words of the candidacy.

    Raises PermissionDenied outside the time to stand and for who is no tenant there,
    ValidationError without a name.
    """
    row = locked(election)
    permissions.refuse(permissions.standing_problem(user, row, at))
    mine = Candidacy.objects.filter(election=row, user=user, withdrawn_at__isnull=True).first()
    candidacy = mine or Candidacy(election=row, user=user, handed_in_at=at or timezone.now())
    candidacy.name, candidacy.shows_name = _name(name), shows_name
    candidacy.text = clean_text(text).strip()[:1500]
    candidacy.language = (get_language() or "nl")[:2]
    # What was confirmed was confirmed for this person, whatever the words.
    try:
        with transaction.atomic():
            candidacy.save()
    except IntegrityError:
        return Candidacy.objects.get(election=row, user=user, withdrawn_at__isnull=True)
    return candidacy


@transaction.atomic
def enter_from_paper(
    *,
    election: Election,
    actor: User | None,
    name: str,
    text: str = "",
    shows_name: bool = False,
    language: str = "nl",
    at: datetime | None = None,
) -> Candidacy:
    """Enter a candidacy that was handed in on paper in time.

    Raises PermissionDenied for who does not manage the election and once the list is known,
    ValidationError without a name and for a name that stands already.
    """
    row = locked(election)
    if actor is not None:
        permissions.refuse(permissions.managing_problem(actor, row, State.OPEN, State.CLOSED))
    cleaned = _name(name)
    standing = row.candidacies.filter(withdrawn_at__isnull=True)
    if standing.filter(name__iexact=cleaned).exists():
        raise ValidationError(_("This name stands already."))
    return Candidacy.objects.create(
        election=row,
        name=cleaned,
        text=clean_text(text).strip()[:1500],
        shows_name=shows_name,
        language=language,
        way=Candidacy.Way.PAPER,
        entered_by=actor,
        handed_in_at=at or timezone.now(),
    )


@transaction.atomic
def check_conditions(*, candidacy: Candidacy, actor: User | None, met: bool) -> Candidacy:
    """The company says whether somebody meets the conditions: yes or no, nothing else is kept.

    Raises PermissionDenied for who stands, for others, and once the list is known.
    """
    row = locked(candidacy.election)
    if actor is not None:
        permissions.refuse(permissions.managing_problem(actor, row, State.OPEN, State.CLOSED))
        if candidacy.user_id == actor.pk:
            permissions.refuse(_("Nobody confirms their own candidacy."))
    candidacy.meets_conditions, candidacy.checked_by = met, actor
    candidacy.save(update_fields=["meets_conditions", "checked_by", "changed_at"])
    return candidacy


@transaction.atomic
def withdraw(*, candidacy: Candidacy, actor: User, at: datetime | None = None) -> None:
    """Somebody no longer stands; their words go. Refused once voting has begun."""
    row = locked(candidacy.election)
    candidacy.election = row
    permissions.refuse(permissions.withdrawing_problem(actor, candidacy))
    candidacy.withdrawn_at = at or timezone.now()
    candidacy.text, candidacy.shows_name, candidacy.position = "", False, None
    candidacy.save()


@transaction.atomic
def publish_list(
    *, election: Election, actor: User | None, at: datetime | None = None, announced: bool = True
) -> Election:
    """Make the candidates known in a drawn order; with too few, the election is cancelled.

    Raises PermissionDenied before the time to stand is over, ValidationError as long as a
    candidacy is not checked.
    """
    row = locked(election)
    if actor is not None:
        permissions.refuse(permissions.managing_problem(actor, row, State.CLOSED))
    waiting = row.candidacies.filter(withdrawn_at__isnull=True, meets_conditions__isnull=True)
    if waiting.exists():
        raise ValidationError(_("Say first of each candidate whether the conditions are met."))
    candidates = list(row.candidacies.standing())
    if len(candidates) < (row.minimum_candidates or 0):
        reason = _too_few(row, len(candidates))
        return end_without_vote(row, reason, at, announced=announced)
    secrets.SystemRandom().shuffle(candidates)
    for position, candidate in enumerate(candidates, 1):
        candidate.position = position
    Candidacy.objects.bulk_update(candidates, ["position"])
    row.listed_at = at or timezone.now()
    row.save(update_fields=["listed_at", "changed_at"])
    if announced:
        tell_later(row, "election_listed", at)
    return row


def _too_few(row: Election, count: int) -> dict[str, str]:
    reasons = {}
    for code in ("nl", "fr"):
        with translation.override(code):
            reasons[code] = _("There are too few candidates: %(count)s. %(needed)s are needed.") % {
                "count": count,
                "needed": row.minimum_candidates,
            }
    return reasons
