"""Who writes, who reviews, and who may not (domain brief, 6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.accounts.audiences import Anybody, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.moderation.permissions import at_regulator

from .models import Submission
from .models.review_task import wrote

WRITING_ROLES = frozenset(
    {
        Role.COMPANY_EDITOR,
        Role.SOCIAL_WORKER,
        Role.PSC_WORKER,
        Role.PROFESSIONAL,
        Role.PRACTICE_REVIEWER,
        Role.SCOPED_ADMIN,
        Role.REGULATOR_EDITOR,
        Role.REGULATOR_ADMIN,
    }
)
REVIEWING_ROLES = frozenset({Role.PRACTICE_REVIEWER, Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})


def can_write(user: Anybody) -> bool:
    """Whether this person may propose a practice."""
    return has_role(user, WRITING_ROLES)


def check_can_write(user: Anybody) -> None:
    """Raises PermissionDenied for who does not work in the sector."""
    if not can_write(user):
        raise PermissionDenied(_("Only people who work in social housing propose practices."))


def is_reviewer(user: Anybody) -> bool:
    """Whether this person reviews practices, at the regulator."""
    return any(
        membership.role in REVIEWING_ROLES and at_regulator(membership)
        for membership in memberships_in_force(user)
    )


def can_edit(user: Anybody, submission: Submission) -> bool:
    """Whether the words may be changed by this person now."""
    return submission.is_open and is_author(user, submission)


def can_throw_away(user: Anybody, submission: Submission) -> bool:
    """Whether this person may throw it away: who began it, as long as it was never published."""
    page = submission.page
    is_new = submission.is_open and not page.live and page.first_published_at is None
    return is_new and submission.author_id is not None and submission.author_id == user.pk


def is_author(user: Anybody, submission: Submission) -> bool:
    """Whether this person writes it, alone or with others."""
    if not user.is_authenticated:
        return False
    if submission.author_id == user.pk:
        return True
    return submission.coauthors.filter(user=user, accepted_at__isnull=False).exists()


def check_can_edit(user: Anybody, submission: Submission) -> None:
    """Raises PermissionDenied for others than the authors, and while it is being judged."""
    if not is_author(user, submission):
        raise PermissionDenied(_("Only its authors can change this practice."))
    if not submission.is_open:
        raise PermissionDenied(_("This practice was sent in. Take it back to change it."))


def can_review(user: Anybody, submission: Submission) -> bool:
    """Whether this person may judge it now."""
    return submission.is_waiting and is_reviewer(user) and not is_author(user, submission)


def check_can_review(user: Anybody, submission: Submission) -> None:
    """Raises PermissionDenied for who does not review, or wrote it, or when nothing waits."""
    if not is_reviewer(user):
        raise PermissionDenied(_("Only reviewers of good practices can do this."))
    if is_author(user, submission):
        raise PermissionDenied(_("Nobody reviews a practice of their own."))
    if not submission.is_waiting:
        raise PermissionDenied(_("This practice does not wait for a review."))


def written_by_others(user: Anybody) -> Iterator[tuple[int, bool]]:
    """The keys of pages that others are still writing; True for what this person may not know of.

    What is live with a new version in the making stays the editors' business: only publishing it
    is refused.
    """
    rows = Submission.objects.being_written().filter(page__live=False)
    rows = rows.exclude(pk__in=Submission.objects.written_by(user).values("pk"))
    reviews = is_reviewer(user)
    for page, submitted_at in rows.values_list("page", "submitted_at"):
        yield page, not (reviews and submitted_at)


def check_did_not_write(user: Any, page: Any) -> None:
    """Raises PermissionDenied for an author of the page."""
    if wrote(user, page):
        raise PermissionDenied(_("Nobody reviews a practice of their own."))
