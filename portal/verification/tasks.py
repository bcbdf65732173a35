"""What the worker does for this room. Each may run twice: the result is the same."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from portal.accounts.letters import Letter
from portal.accounts.mail import compose
from portal.core.filling import filled

RENEWAL_DAYS = 30


@task()
def mail_invitation(invitation_id: int) -> bool:
    """Make the link and send it, if the invitation still stands; False when it does not.

    The link is made here, so that it stands in no queue. Run again, the newest mail has the link.
    """
    from .actions.inviting import digest_of_token
    from .models import Invitation

    rows = Invitation.objects.open().select_related("organisation")
    invitation = rows.filter(pk=invitation_id).first()
    if invitation is None:
        return False
    token = secrets.token_urlsafe(24)
    Invitation.objects.filter(pk=invitation.pk).update(digest=digest_of_token(token))
    with translation.override(invitation.language):
        path = reverse("verification:invitation", args=[token])
        names = {
            "organisation": invitation.organisation.name,
            "role": invitation.get_role_display(),
        }
        letter = Letter(
            _("%(organisation)s invites you to the portal") % names,
            (
                filled(_("You are invited as %(role)s of %(organisation)s."), names),
                _("The link works once, and for this e-mail address alone."),
            ),
            _("Accept the invitation"),
            settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path,
            _("Was it not for you? Then do nothing."),
        )
        return bool(compose(letter, invitation.email).send())


@task()
def ask_to_renew() -> int:
    """Tell tenants whose confirmation runs out in a month; how many were told."""
    from portal.accounts.models import Membership

    from .notices import tell_runs_out

    rows = Membership.objects.running_out(timezone.localdate(), RENEWAL_DAYS).filter(
        renewal_told_at__isnull=True, renewal_asked_at__isnull=True
    )
    told = 0
    for membership in rows.select_related("user", "organisation").iterator(chunk_size=200):
        tell_runs_out(membership)
        Membership.objects.filter(pk=membership.pk).update(renewal_told_at=timezone.now())
        told += 1
    return told
