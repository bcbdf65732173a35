"""The worker's part: letters to people who may have no account."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from home.knowledge.models import PracticePage
from home.site.addresses import base_url
from portal.accounts.letters import Letter
from portal.accounts.mail import compose

from .models import CoAuthor, RecheckRequest, Submission
from .rechecking import make_token, mark_stale, to_be_asked


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


@task()
def ask_to_recheck() -> int:
    """Ask the makers of old practices whether theirs still hold; says how many were asked.

    A second run on the same day asks nobody twice.
    """
    today = timezone.localdate()
    pages = to_be_asked(today)
    for page in pages:
        ask_makers(page, today)
    return len(pages)


@transaction.atomic
def ask_makers(page: PracticePage, today: date) -> bool:
    """Ask the makers of one practice; says whether, for nobody is asked twice on a day."""
    from .telling import tell_authors

    asked = RecheckRequest.objects.get_or_create(practice_key=page.translation_key, asked_on=today)
    if not asked[1]:
        return False
    mark_stale(page.translation_key)
    submission = Submission.objects.filter(page__translation_key=page.translation_key).first()
    if submission:
        tell_authors(submission, "practice_recheck", None)
    if page.contact:
        _mail_makers(page)
    return True


def _mail_makers(page: PracticePage) -> None:
    with translation.override(page.locale.language_code):
        link = reverse("submissions:recheck", args=[make_token(page.translation_key)])
        letter = Letter(
            subject=_("Is “%(title)s” still right?") % {"title": page.title},
            paragraphs=(
                _("Nobody has checked this good practice for a long time."),
                _("One minute is enough: it is still right, you correct it, or we archive it."),
            ),
            action_text=_("Answer"),
            action_url=base_url() + link,
            reason=_("You get this because this is the mailbox for questions about it."),
        )
        compose(letter, page.contact).send()
