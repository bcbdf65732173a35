"""The step of Wagtail's workflow in which a practice is judged."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from portal.accounts.models import User


class PracticeReviewTask(AbstractGroupApprovalTask):
    """As Wagtail's approval by a group, but nobody judges what they wrote themselves."""

    class Meta:
        verbose_name = _("review of a good practice")
        verbose_name_plural = _("reviews of good practices")

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        """Nothing for an author; else approving and asking for changes."""
        return [] if wrote(user, obj) else super().get_actions(obj, user)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Raises PermissionDenied for an author, whichever way the action came."""
        from ..permissions import check_did_not_write

        check_did_not_write(user, task_state.revision.content_object)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Reviewers of good practices decide, never about their own."))


def wrote(user: User, page: Any) -> bool:
    """Whether this person is the author of the page, or one of them."""
    from .submission import Submission

    if page.owner_id is not None and page.owner_id == user.pk:
        return True
    return Submission.objects.filter(page_id=page.pk).written_by(user).exists()
