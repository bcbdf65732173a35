"""Warnings, pauses and bans; and lifting them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.moderation.chain import write_line
from portal.moderation.models import Case, Decision, Sanction
from portal.moderation.permissions import at_regulator, moderates, moderating

if TYPE_CHECKING:
    from .deciding import Judgement

LONGEST_PAUSE_HOURS = 24 * 90


def give_sanction(*, decision: Decision, judgement: Judgement, moderator: User) -> Sanction:
    """Let something follow for the author, where this moderator moderates.

    Raises ValidationError for a pause without an end, or one that is hardly a pause any more.
    """
    hours = judgement.hours
    if judgement.sanction == Sanction.Kind.PAUSE and not 1 <= hours <= LONGEST_PAUSE_HOURS:
        raise ValidationError(_("Say how long the pause lasts."), code="hours")
    everywhere = any(at_regulator(membership) for membership in moderating(moderator))
    sanction = Sanction(
        user=decision.case.author,
        kind=judgement.sanction,
        organisation=None if everywhere else decision.case.organisation,
        decision=decision,
    )
    if sanction.kind == Sanction.Kind.PAUSE:
        sanction.until = sanction.since + timedelta(hours=hours)
    sanction.full_clean()
    sanction.save()
    after = f"{sanction.kind} {hours} h" if sanction.until else sanction.kind
    write_line(verb="sanction", case=decision.case, actor=moderator, after=after)
    return sanction


@transaction.atomic
def lift_sanction(*, sanction: Sanction, moderator: User) -> Sanction:
    """End a sanction before its time. Raises PermissionDenied for who does not moderate there."""
    case = sanction.decision.case
    if not moderates(moderator, case):
        raise PermissionDenied(_("Another moderator must judge this."))
    if sanction.lifted_at is None:
        _lift(sanction, moderator)
    return sanction


def lift_for_appeal(case: Case, moderator: User) -> None:
    """What the first decision made follow ends when the appeal is right."""
    for sanction in Sanction.objects.filter(decision__case=case, lifted_at__isnull=True):
        _lift(sanction, moderator)


def _lift(sanction: Sanction, moderator: User) -> None:
    sanction.lifted_at, sanction.lifted_by = timezone.now(), moderator
    sanction.save(update_fields=["lifted_at", "lifted_by"])
    case = sanction.decision.case
    write_line(verb="lift", case=case, actor=moderator, before=sanction.kind)
