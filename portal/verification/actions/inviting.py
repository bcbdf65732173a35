"""Staff and workers are invited: one role in one organisation, by a link that works once."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.actions import grant_membership
from portal.accounts.models import Membership, Role, User
from portal.accounts.permissions import check_can_grant
from portal.core.preferences import Preferences
from portal.organisations.models import Organisation
from portal.verification.models import Invitation
from portal.verification.permissions import check_can_lead, may_still_invite
from portal.verification.tasks import mail_invitation


def digest_of_token(token: str) -> str:
    """The keyed hash that is kept of a link."""
    key = f"verification.invitation:{settings.SECRET_KEY}".encode()
    return hmac.new(key, token.encode(), "sha256").hexdigest()


@transaction.atomic
def invite(
    *, email: str, organisation: Organisation, role: str, by: User, language: str
) -> Invitation:
    """Invite an address to one role; a mail with the link goes out after the commit.

    An earlier open invitation to the same role is replaced. Raises PermissionDenied when `by` may
    not give this role there, ValidationError for the role of a tenant.
    """
    check_can_lead(by, organisation)
    check_can_grant(by, organisation, role)
    if role == Role.TENANT:
        raise ValidationError({"role": _("Tenants get a letter, not an invitation.")})
    email = email.strip().lower()
    same = Invitation.objects.filter(email__iexact=email, organisation=organisation, role=role)
    same.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=timezone.now())
    days = max(Preferences.load().invitation_days, 1)
    invitation = Invitation.objects.create(
        # Nobody has this link: the worker makes the one that it mails.
        digest=digest_of_token(secrets.token_urlsafe(24)),
        email=email,
        organisation=organisation,
        role=role,
        language=language,
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    transaction.on_commit(partial(mail_invitation.enqueue, invitation.pk))
    return invitation


def find_invitation(token: str) -> Invitation | None:
    """The open invitation of a link, if its sender may still give this role; else None."""
    rows = Invitation.objects.open().select_related("organisation", "invited_by")
    invitation = rows.filter(digest=digest_of_token(token)).first()
    if invitation is None:
        return None
    stands = may_still_invite(invitation.invited_by, invitation.organisation, invitation.role)
    return invitation if stands else None


def is_for(invitation: Invitation, user: User) -> bool:
    """Whether this person has proven to read the invited mailbox."""
    confirmed = user.emailaddress_set.filter(verified=True, email__iexact=invitation.email)
    return user.is_active and confirmed.exists()


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Membership:
    """Give the role of the invitation, once.

    Raises ValidationError when it was used, withdrawn or is over, or when its sender may no longer
    give the role; PermissionDenied for another person than the invited one.
    """
    invitation = find_invitation(token)
    if invitation is None:
        raise ValidationError(_("This invitation does not work any more. Ask for a new one."))
    if not is_for(invitation, user):
        raise PermissionDenied(_("This invitation is for another e-mail address."))
    if (
        not Invitation.objects.open()
        .filter(pk=invitation.pk)
        .update(used_at=timezone.now(), used_by=user)
    ):
        raise ValidationError(_("This invitation does not work any more. Ask for a new one."))
    return grant_membership(
        user=user,
        organisation=invitation.organisation,
        role=invitation.role,
        by=invitation.invited_by,
        way=Membership.Way.INVITATION,
    )


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User) -> None:
    """Make the link worthless; quiet when it was used already."""
    check_can_lead(by, invitation.organisation)
    Invitation.objects.open().filter(pk=invitation.pk).update(revoked_at=timezone.now())
