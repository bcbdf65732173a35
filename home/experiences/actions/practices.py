"""What colleagues add to a practice, one function a verb."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home.knowledge.following import about_practice
from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.text import clean_text
from portal.notifications.actions import announce, tell
from portal.notifications.models import Reason

from .. import permissions
from ..models import Replication, TranslationWish, Usefulness

State = Replication.State


@transaction.atomic
def replicate(*, page: PracticePage, author: User, language: str, **values: Any) -> Replication:
    """Tell that it was tried too; a reviewer looks before it is shown.

    Raises PermissionDenied for who does not work in the sector, ValidationError for what is still
    to come, and for the same place and year told once more by the same person.
    """
    permissions.check_can_add(author)
    if values["year"] > timezone.localdate().year:
        raise ValidationError({"year": _("This year is still to come.")})
    known = Replication.objects.filter(
        practice_key=page.translation_key,
        author=author,
        organisation__iexact=values["organisation"],
        municipality=values.get("municipality"),
        year=values["year"],
    )
    before = known.exclude(state=State.REFUSED).first()
    if before is not None and before.result == values["result"]:
        return before  # the same form, sent twice
    if before is not None:
        raise ValidationError(_("You told of this already, for this place and this year."))
    replication = Replication(
        practice_key=page.translation_key, author=author, language=language, **values
    )
    replication.full_clean()
    replication.save()
    return replication


@transaction.atomic
def judge(
    *, replication: Replication, reviewer: User, shown: bool, page: PracticePage, reason: str = ""
) -> Replication:
    """Show it, or say why not; its author is told. Raises PermissionDenied for its author."""
    replication = Replication.objects.select_for_update(of=("self",)).get(pk=replication.pk)
    permissions.check_can_judge(reviewer, replication)
    if replication.state != State.WAITING:
        return replication
    reason = " ".join(clean_text(reason).split())[:300]
    if not shown and not reason:
        raise ValidationError(_("Give a reason: the author reads it."))
    replication.state = State.SHOWN if shown else State.REFUSED
    replication.reviewer, replication.reason = reviewer, reason
    replication.save()
    _tell(replication, page, reviewer)
    return replication


def _tell(replication: Replication, page: PracticePage, reviewer: User) -> None:
    told = {
        "about": about_practice(replication.practice_key),
        "url": page.get_url() or "",
        "params": {"title": page.title, "about": page.title, "name": replication.organisation},
    }
    key = f"{replication.pk}:{replication.state}"
    if replication.author:
        tell(
            user=replication.author,
            event=f"replication_{replication.state}",
            key=f"replication:{key}",
            reason=Reason.OWN,
            actor=reviewer,
            **told,
        )
    if replication.state == State.SHOWN:
        announce(
            event="practice_replicated",
            key=f"practice_replicated:{key}",
            audience="public",
            actor=replication.author,
            **told,
        )


@transaction.atomic
def judge_usefulness(
    *, page: PracticePage, user: User, is_useful: bool, reason: str = ""
) -> Usefulness:
    """Say whether it helps in one's own context; again replaces what was said."""
    permissions.check_can_add(user)
    values = {"is_useful": is_useful, "reason": " ".join(clean_text(reason).split())[:500]}
    return Usefulness.objects.update_or_create(
        practice_key=page.translation_key, user=user, defaults=values
    )[0]


def wish_translation(*, page: PracticePage, user: User, language: str) -> TranslationWish:
    """Ask for a translation; counted once a person."""
    return TranslationWish.objects.get_or_create(
        practice_key=page.translation_key, language=language, user=user
    )[0]
