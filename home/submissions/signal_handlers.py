"""The workflow's events: whichever way a reviewer decides, the submission follows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_rejected,
    workflow_approved,
)

from home.knowledge.models import PracticeIndexPage, PracticePage

from .files import close_files, open_files
from .models import PracticeReviewTask, Submission
from .telling import follow_own, tell_authors
from .workflow import ensure_workflow

State = Submission.State


def _of(page_id: Any) -> Submission | None:
    return Submission.objects.select_related("page", "author").filter(page_id=page_id).first()


def _rejected(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    page_id = instance.workflow_state.object_id
    is_ours = isinstance(instance.task.specific, PracticeReviewTask)
    submission = _of(page_id) if is_ours else None
    if submission is None:
        return
    if instance.comment and not submission.remarks.filter(text=instance.comment).exists():
        submission.remarks.create(text=instance.comment[:2000], author=user)
    submission.state, submission.decided_at = State.CHANGES_ASKED, timezone.now()
    submission.save()
    tell_authors(submission, "practice_changes", user)


def _approved(sender: type, instance: Any, user: Any = None, **kwargs: Any) -> None:
    submission = _of(instance.object_id) if isinstance(instance.content_object, Page) else None
    if submission is None:
        return
    submission.decided_at = timezone.now()
    # Published already, unless a later day was set for it.
    is_later = submission.state != State.PUBLISHED
    if is_later:
        submission.state = State.APPROVED
    submission.save(update_fields=["decided_at", "state", "changed_at"])
    if is_later:
        tell_authors(submission, "practice_approved", user)


def _published(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    # Wagtail tells of a publication that was set for a later day, too.
    if not instance.live:
        return
    open_files(instance)
    submission = _of(instance.pk)
    if submission is None or submission.state == State.PUBLISHED:
        return
    submission.state = State.PUBLISHED
    submission.save(update_fields=["state", "changed_at"])
    tell_authors(submission, "practice_published", submission.reviewer)
    # Once: who stopped following is left alone when a new version comes.
    if instance.first_published_at == instance.last_published_at:
        follow_own(submission)


def _unpublished(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    close_files(instance)


def _index_published(sender: type, **kwargs: Any) -> None:
    ensure_workflow()


def connect() -> None:
    """Connect once, when the application is ready."""
    task_rejected.connect(_rejected, dispatch_uid="submission-rejected")
    workflow_approved.connect(_approved, dispatch_uid="submission-approved")
    page_published.connect(_published, sender=PracticePage, dispatch_uid="submission-published")
    page_unpublished.connect(
        _unpublished, sender=PracticePage, dispatch_uid="submission-unpublished"
    )
    page_published.connect(
        _index_published, sender=PracticeIndexPage, dispatch_uid="submission-workflow"
    )
