"""Writing with others: inviting, accepting, leaving."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User

from .. import permissions, telling
from ..models import CoAuthor, Submission
from .writing import locked

MOST_INVITED = 10


@transaction.atomic
def invite(*, submission: Submission, user: User, email: str) -> CoAuthor:
    """Invite somebody to write along; the mail goes out once. Raises PermissionDenied for others.

    The answer never tells whether the address has an account here.
    """
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    if submission.coauthors.count() >= MOST_INVITED:
        raise ValidationError(_("Ten people were invited already."))
    if email.strip().lower() in {person.email.lower() for person in telling.authors(submission)}:
        raise ValidationError(_("This person writes it already."))
    invitation, made = submission.coauthors.get_or_create(email=email.strip().lower())
    if made:
        telling.send_invitation(invitation, user)
    return invitation


@transaction.atomic
def accept(*, invitation: CoAuthor, user: User) -> Submission:
    """Write along. Raises PermissionDenied for who does not work in the sector, or a second one."""
    permissions.check_can_write(user)
    invitation = CoAuthor.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.user_id not in (None, user.pk):
        raise PermissionDenied(_("Somebody else has answered this invitation."))
    if invitation.accepted_at is None:
        invitation.user, invitation.accepted_at = user, timezone.now()
        invitation.save(update_fields=["user", "accepted_at"])
    return invitation.submission


@transaction.atomic
def uninvite(*, submission: Submission, user: User, pk: int) -> None:
    """End an invitation, or the writing along. Raises PermissionDenied for others.

    The author may end each; who writes along may end their own at any time.
    """
    submission = locked(submission)
    rows = submission.coauthors.filter(pk=pk)
    if submission.author_id != user.pk:
        if not permissions.is_author(user, submission):
            raise PermissionDenied(_("Only its authors can change this practice."))
        rows = rows.filter(user=user)
    rows.delete()
