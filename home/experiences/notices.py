"""The words of this room's events, and what waits for reviewers."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from home.submissions.permissions import is_reviewer
from portal.accounts.home_sections import HomeCount, HomeTask, register_home_tasks
from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, register_thing

from .finding import as_key, find_practices
from .models import Replication
from .translating import without_translation


def find_followed(user: User, identities: list[str]) -> dict[str, Thing]:
    """The practices among these keys that everybody may read."""
    keys = [key for text in identities if (key := as_key(text))]
    return {
        str(page.translation_key): Thing(page.title, page.get_url() or "")
        for page in find_practices(keys)
    }


def waiting_tasks(user: User) -> Iterator[HomeCount]:
    """For reviewers: what was tried elsewhere, and what readers want in their language."""
    if not is_reviewer(user):
        return
    rows = Replication.objects.filter(state=Replication.State.WAITING).exclude(author=user)
    yield HomeCount(rows, _tried)
    yield HomeCount(without_translation().filter(wished__gt=0), _wished)


def _tried(count: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext(
            "%(count)s practice was tried elsewhere",
            "%(count)s practices were tried elsewhere",
            count,
        )
        % {"count": count},
        url=reverse("experiences:waiting"),
        action=str(_("Have a look")),
        icon="lightbulb",
        urgency=40,
    )


def _wished(wished: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext(
            "A translation of %(count)s practice is asked for",
            "Translations of %(count)s practices are asked for",
            wished,
        )
        % {"count": wished},
        url=reverse("experiences:translations"),
        action=str(_("Have a look")),
        icon="languages",
        urgency=60,
    )


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("practice", find_followed)
    register_home_tasks(waiting_tasks)
    register_event(
        "replication_shown", title=_("What you tried is shown with “%(title)s”"), icon="lightbulb"
    )
    register_event(
        "replication_refused", title=_("What you tried is not shown with “%(title)s”"), icon="info"
    )
    register_event(
        "practice_replicated", title=_("%(name)s tried “%(title)s” too"), icon="lightbulb"
    )
    register_event(
        "practice_answer", title=_("%(actor)s answered you under “%(title)s”"), icon="reply"
    )
    register_event(
        "practice_comment", title=_("%(actor)s wrote about “%(title)s”"), icon="message-square"
    )
