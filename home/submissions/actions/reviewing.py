"""Judging what was sent in: what reviewers do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.text import clean_text

from .. import permissions, telling
from ..models import Remark, Submission
from ..story import REMARKED
from .writing import locked

State = Submission.State


@transaction.atomic
def take_up(*, submission: Submission, reviewer: User) -> Submission:
    """Say that somebody is looking; the authors are told. Raises PermissionDenied for authors."""
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    if submission.state == State.SUBMITTED:
        submission.state, submission.reviewer = State.IN_REVIEW, reviewer
        submission.save(update_fields=["state", "reviewer", "changed_at"])
        telling.tell_authors(submission, "practice_taken_up", reviewer)
    return submission


@transaction.atomic
def ask_for_changes(
    *,
    submission: Submission,
    reviewer: User,
    remarks: Mapping[str, str],
    settled: Collection[int] = (),
) -> Submission:
    """Ask for changes, with a remark at each section concerned (an empty name: about all of it).

    Earlier remarks stay open but those that are `settled`. Raises PermissionDenied for who may not
    judge this, ValidationError without a new remark or one that is still open.
    """
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    said = {
        name: text
        for name, value in remarks.items()
        if (name in REMARKED or not name) and (text := clean_text(value).strip()[:2000])
    }
    open_remarks = submission.remarks.filter(resolved_at=None)
    open_remarks.filter(pk__in=settled).update(resolved_at=timezone.now())
    if not said and not open_remarks.exists():
        raise ValidationError(_("Write at least one remark: what should the author change?"))
    Remark.objects.bulk_create(
        Remark(submission=submission, section=name, text=text, author=reviewer)
        for name, text in said.items()
    )
    submission.reviewer = reviewer
    submission.save(update_fields=["reviewer"])
    _task_state(submission).reject(user=reviewer, comment=said.get("", ""))
    return locked(submission)


@transaction.atomic
def approve(*, submission: Submission, reviewer: User) -> Submission:
    """Approve and publish. Raises PermissionDenied for authors and for who does not review."""
    submission = locked(submission)
    permissions.check_can_review(reviewer, submission)
    submission.reviewer = reviewer
    submission.save(update_fields=["reviewer"])
    submission.remarks.filter(resolved_at=None).update(resolved_at=timezone.now())
    _task_state(submission).approve(user=reviewer)
    return locked(submission)


def _task_state(submission: Submission) -> Any:
    state = submission.page.current_workflow_task_state
    if state is None:
        raise PermissionDenied(_("This practice does not wait for a review."))
    # An editor may have kept a version meanwhile: what the reviewer read is the newest one.
    newest = submission.page.latest_revision_id
    if newest and state.revision_id != newest:
        state.revision_id = newest
        state.save(update_fields=["revision"])
    return state
