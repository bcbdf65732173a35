"""Wagtail's workflow behind the review, made when it is first needed."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from home.knowledge.models import PracticeIndexPage
from portal.accounts.wagtail_rights import reviewers_group

from .models import PracticeReviewTask

NAME = "Good practices"


@transaction.atomic
def ensure_workflow() -> Workflow:
    """The workflow of the lists of practices in both trees, with one review in it."""
    workflow, _made = Workflow.objects.get_or_create(name=NAME)
    task = PracticeReviewTask.objects.first() or PracticeReviewTask.objects.create(name=NAME)
    task.groups.add(reviewers_group())
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    for page in PracticeIndexPage.objects.all():
        WorkflowPage.objects.get_or_create(page=page.page_ptr, defaults={"workflow": workflow})
    return workflow


def load_reference() -> int:
    """The workflow, for `load_reference`; says whether it was made now."""
    before = Workflow.objects.filter(name=NAME).count()
    ensure_workflow()
    return Workflow.objects.filter(name=NAME).count() - before
