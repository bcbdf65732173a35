"""Practices grow old: after a setting the makers are asked whether theirs still holds."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.preferences import Preferences

from .models import RecheckRequest, Submission

SALT = "practice-recheck"
DAYS_A_MONTH = 30.44
DAYS_BETWEEN = 30
MOST_AT_ONCE = 200


def stale_practices(today: date | None = None) -> QuerySet[PracticePage]:
    """Live practices that nobody has checked for longer than the setting, oldest first."""
    day = today or timezone.localdate()
    months = Preferences.load().practice_recheck_months
    limit = day - timedelta(days=round(months * DAYS_A_MONTH))
    never = Q(last_checked_on=None, first_published_at__date__lt=limit)
    pages = PracticePage.objects.live().filter(alias_of=None)
    pages = pages.filter(never | Q(last_checked_on__lt=limit))
    return pages.order_by("last_checked_on", "pk")


def to_be_asked(today: date) -> list[PracticePage]:
    """Stale practices whose makers were not asked in the last month; one page a practice."""
    lately = RecheckRequest.objects.filter(asked_on__gt=today - timedelta(days=DAYS_BETWEEN))
    pages = stale_practices(today).exclude(translation_key__in=lately.values("practice_key"))
    found = {}
    for page in pages.select_related("locale")[:MOST_AT_ONCE]:
        found.setdefault(page.translation_key, page)
    return list(found.values())


def make_token(key: UUID) -> str:
    """What the link to the makers' mailbox carries."""
    return signing.dumps(str(key), salt=SALT)


def read_token(token: str) -> UUID | None:
    """The practice that a link speaks of; None for one that was not made here."""
    try:
        return UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


@transaction.atomic
def confirm(*, key: UUID, user: User | None = None) -> int:
    """It is still right: every version counts as checked today; says how many there are."""
    pages = PracticePage.objects.filter(translation_key=key)
    day = timezone.localdate()
    count = 0
    for page in pages.filter(alias_of=None):
        page.last_checked_on = day
        draft = page.get_latest_revision_as_object()
        draft.last_checked_on = day
        waiting = page.has_unpublished_changes
        revision = draft.save_revision(user=user)
        if page.live and not waiting:
            revision.publish(user=user)
        count += 1
    pages.update(last_checked_on=day)
    _set_state(key, Submission.State.PUBLISHED)
    return count


@transaction.atomic
def archive(*, key: UUID, user: User | None = None) -> None:
    """It no longer holds: take it from the knowledge base. Its text stays with the editors."""
    for page in PracticePage.objects.filter(translation_key=key, live=True, alias_of=None):
        page.unpublish(user=user)
    _set_state(key, Submission.State.ARCHIVED)


def mark_stale(key: UUID) -> None:
    """Say on the submission that it has to be checked again."""
    published = Submission.objects.filter(page__translation_key=key)
    published.filter(state=Submission.State.PUBLISHED).update(state=Submission.State.TO_RECHECK)


def _set_state(key: UUID, state: str) -> None:
    open_states = [
        Submission.State.PUBLISHED,
        Submission.State.TO_RECHECK,
        Submission.State.ARCHIVED,
    ]
    rows = Submission.objects.filter(page__translation_key=key, state__in=open_states)
    rows.update(state=state)
