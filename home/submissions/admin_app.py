"""Wagtail's administration, without its own mails about good practices.

Authors and reviewers are told in the portal, once and in words that fit (`telling.py`). Wagtail
would mail them too, with an address in the administration that authors cannot open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.dispatch import Signal
from wagtail.admin.apps import WagtailAdminAppConfig


def _mails() -> list[tuple[Signal, type, Callable[..., Any], str]]:
    from wagtail import signals
    from wagtail.admin import signal_handlers as mails
    from wagtail.models import TaskState, WorkflowState

    return [
        (
            signals.task_submitted,
            TaskState,
            mails.task_submission_email_notifier,
            "group_approval_task_submitted_email_notification",
        ),
        (
            signals.workflow_submitted,
            WorkflowState,
            mails.workflow_submission_email_notifier,
            "workflow_state_submitted_email_notification",
        ),
        (
            signals.workflow_rejected,
            WorkflowState,
            mails.workflow_rejection_email_notifier,
            "workflow_state_rejected_email_notification",
        ),
        (
            signals.workflow_approved,
            WorkflowState,
            mails.workflow_approval_email_notifier,
            "workflow_state_approved_email_notification",
        ),
    ]


def _except_practices(mail: Callable[..., Any]) -> Callable[..., Any]:
    def receive(sender: type, instance: Any, **kwargs: Any) -> Any:
        from home.knowledge.models import PracticePage

        state = getattr(instance, "workflow_state", instance)
        if state.content_type.model_class() is PracticePage:
            return None
        return mail(sender=sender, instance=instance, **kwargs)

    return receive


class AdminConfig(WagtailAdminAppConfig):
    """Wagtail's own; its mails speak of everything but practices."""

    default = False

    def ready(self) -> None:
        super().ready()
        for signal, sender, mail, name in _mails():
            signal.disconnect(sender=sender, dispatch_uid=name)
            signal.connect(_except_practices(mail), sender=sender, dispatch_uid=name, weak=False)
