"""Telling authors and reviewers what happened, and inviting people by mail."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils import timezone

from home.knowledge.following import about_practice
from portal.accounts.models import Membership, User
from portal.notifications.actions import follow, tell
from portal.notifications.models import Reason
from portal.organisations.models import Organisation

from .inviting import language_for
from .models import CoAuthor, Submission
from .permissions import REVIEWING_ROLES
from .tasks import send_invitation_mail


def _params(submission: Submission) -> dict[str, str]:
    title = submission.page.get_latest_revision_as_object().title
    return {"title": title, "about": title}


def authors(submission: Submission) -> list[User]:
    """All who write it."""
    people = [invitation.user for invitation in submission.coauthors.exclude(accepted_at=None)]
    return [person for person in [submission.author, *people] if person]


def tell_authors(submission: Submission, event: str, actor: User | None) -> None:
    """Tell each author of one step of the way; each step is told once."""
    moment = f"{timezone.now():%Y%m%d%H%M%S%f}"
    for person in authors(submission):
        if actor is None or person.pk != actor.pk:
            tell(
                user=person,
                event=event,
                about=submission.about,
                key=f"{event}:{submission.pk}:{person.pk}:{moment}",
                url=submission.get_absolute_url(),
                reason=Reason.OWN,
                actor=actor,
                params=_params(submission),
            )


def follow_own(submission: Submission) -> None:
    """Let the authors hear of what colleagues ask and try."""
    for person in authors(submission):
        follow(
            user=person, about=about_practice(submission.page.translation_key), reason=Reason.OWN
        )


def tell_reviewers(submission: Submission, actor: User) -> None:
    """Tell all reviewers but the authors that a practice waits."""
    roles = Membership.objects.in_force().filter(
        role__in=REVIEWING_ROLES, organisation__kind=Organisation.Kind.REGULATOR
    )
    writing = {person.pk for person in authors(submission)}
    moment = f"{submission.submitted_at:%Y%m%d%H%M%S%f}"
    for person in User.objects.filter(pk__in=roles.values("user"), is_active=True):
        if person.pk not in writing:
            tell(
                user=person,
                event="practice_submitted",
                about=submission.about,
                key=f"practice_submitted:{submission.pk}:{person.pk}:{moment}",
                url=submission.get_absolute_url(),
                actor=actor,
                params=_params(submission),
            )


def send_invitation(invitation: CoAuthor, inviter: User) -> None:
    """Mail the link after the commit, in the language of who is asked, as far as it is known."""
    language = language_for(invitation.email, inviter)
    transaction.on_commit(
        partial(send_invitation_mail.enqueue, invitation.pk, str(inviter), language)
    )
