"""Taking a case, giving it back, and leaving it to others."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.moderation.chain import write_line
from portal.moderation.models import Case
from portal.moderation.permissions import check_can_judge, moderates


def locked(case: Case) -> Case:
    """The case as it is now, held until the transaction ends."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


@transaction.atomic
def claim(*, case: Case, moderator: User) -> Case:
    """Take a case, so that two people do not do the same work; an appeal stays an appeal.

    Raises PermissionDenied for who may not judge it, and when another has taken it.
    """
    case = locked(case)
    check_can_judge(moderator, case)
    if not case.is_waiting:
        raise PermissionDenied(_("Somebody has already decided this."))
    if case.claimed_by_id not in (None, moderator.pk):
        raise PermissionDenied(_("Another moderator is looking at this."))
    case.claimed_by = moderator
    if case.state == Case.State.OPEN:
        case.state = Case.State.CLAIMED
    case.save()
    write_line(verb="claim", case=case, actor=moderator)
    return case


@transaction.atomic
def release(*, case: Case, moderator: User) -> Case:
    """Give a case back to the queue, also one that a colleague has left lying."""
    case = locked(case)
    check_can_judge(moderator, case)
    if case.claimed_by_id is None:
        return case
    case.claimed_by = None
    if case.state == Case.State.CLAIMED:
        case.state = Case.State.OPEN
    case.save()
    write_line(verb="release", case=case, actor=moderator)
    return case


@transaction.atomic
def leave_to_others(*, case: Case, moderator: User) -> Case:
    """Say that one knows the people or the matter: from now on only others judge it."""
    case = locked(case)
    if not moderates(moderator, case):
        raise PermissionDenied(_("Another moderator must judge this."))
    case.set_aside.add(moderator)
    if case.claimed_by_id == moderator.pk:
        case.claimed_by = None
        if case.state == Case.State.CLAIMED:
            case.state = Case.State.OPEN
        case.save()
    write_line(verb="conflict", case=case, actor=moderator)
    return case
