"""The words of this room's events, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.home_sections import (
    HomeCount,
    HomeTask,
    register_home_tasks,
    register_publishing_links,
)
from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Submission
from .permissions import can_write, is_reviewer
from .story import text_of


def find_submissions(user: User, identities: list[str]) -> dict[str, Thing]:
    """The submissions among these ids that the person may see."""
    found = Submission.objects.visible_to(user).filter(pk__in=numbers(identities))
    return {
        str(row.pk): Thing(row.page.draft_title, row.get_absolute_url())
        for row in found.select_related("page")
    }


def waiting_tasks(user: User) -> Iterator[HomeCount]:
    """Practices to be changed, and for a reviewer those to be judged."""
    asked = Submission.objects.written_by(user).filter(state=Submission.State.CHANGES_ASKED)
    yield HomeCount(
        asked, lambda number: map(_to_change, asked.select_related("page")[: min(number, 5)])
    )
    if is_reviewer(user):
        own = Submission.objects.written_by(user).values("pk")
        yield HomeCount(Submission.objects.waiting().exclude(pk__in=own), _to_review)


def publishing_links(user: User) -> Iterator[tuple[str, str, str]]:
    """For who writes good practices: the way back to their drafts; no query."""
    if can_write(user):
        yield gettext("My good practices"), Submission.list_url(), gettext("Drafts, and new ones")


def _to_change(row: Submission) -> HomeTask:
    return HomeTask(
        title=gettext("Changes were asked in your practice"),
        text=text_of(row.page.get_latest_revision_as_object(), "title"),
        url=row.get_absolute_url(),
        action=gettext("Read what"),
        icon="pencil",
        is_act=True,
        urgency=20,
    )


def _to_review(count: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext(
            "%(count)s practice waits for a review",
            "%(count)s practices wait for a review",
            count,
        )
        % {"count": count},
        url=Submission.list_url(),
        action=gettext("Review"),
        icon="lightbulb",
        urgency=30,
    )


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("submission", find_submissions)
    register_home_tasks(waiting_tasks)
    register_publishing_links(publishing_links)
    register_event(
        "practice_submitted", title=_("%(actor)s sent in the practice “%(title)s”"), icon="send"
    )
    register_event(
        "practice_taken_up", title=_("Your practice “%(title)s” is being reviewed"), icon="eye"
    )
    register_event("practice_approved", title=_("“%(title)s” is approved"), icon="check")
    register_event("practice_changes", title=_("Changes were asked in “%(title)s”"), icon="pencil")
    register_event("practice_recheck", title=_("Is “%(title)s” still right?"), icon="refresh-cw")
    register_event("practice_published", title=_("“%(title)s” is published"), icon="lightbulb")
