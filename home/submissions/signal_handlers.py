"""The workflow's events: whichever way a reviewer decides, the submission follows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, task_rejected, workflow_approved

from home.knowledge.models import PracticeIndexPage, PracticePage

from .models import PracticeReviewTask, Submission
from .telling import tell_authors
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
    if submission:
        submission.decided_at = timezone.now()
        submission.save(update_fields=["decided_at"])


def _published(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    submission = _of(instance.pk)
    if submission is None or submission.state == State.PUBLISHED:
        return
    submission.state = State.PUBLISHED
    submission.save(update_fields=["state", "changed_at"])
    tell_authors(submission, "practice_published", submission.reviewer)


def _index_published(sender: type, **kwargs: Any) -> None:
    ensure_workflow()


def connect() -> None:
    """Connect once, when the application is ready."""
    task_rejected.connect(_rejected, dispatch_uid="submission-rejected")
    workflow_approved.connect(_approved, dispatch_uid="submission-approved")
    page_published.connect(_published, sender=PracticePage, dispatch_uid="submission-published")
    page_published.connect(
        _index_published, sender=PracticeIndexPage, dispatch_uid="submission-workflow"
    )
