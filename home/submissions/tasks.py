"""The worker's part: letters to people who may have no account."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from home.site.addresses import base_url
from portal.accounts.letters import Letter
from portal.accounts.mail import compose

from .models import CoAuthor


@task()
def send_invitation_mail(pk: int, inviter: str, language: str) -> bool:
    """Mail an invitation that nobody has answered yet; says whether it went out."""
    invitation = CoAuthor.objects.select_related("submission__page").filter(pk=pk).first()
    if invitation is None or invitation.accepted_at:
        return False
    with translation.override(language):
        title = invitation.submission.page.get_latest_revision_as_object().title
        letter = Letter(
            subject=_("%(name)s asks you to write a good practice together") % {"name": inviter},
            paragraphs=(
                _("It is called “%(title)s”.") % {"title": title},
                _("You need an account of somebody who works in social housing."),
            ),
            action_text=_("Write along"),
            action_url=base_url() + reverse("submissions:invitation", args=[invitation.token]),
            reason=_("You get this once, because somebody gave your address."),
        )
        compose(letter, invitation.email).send()
    return True
