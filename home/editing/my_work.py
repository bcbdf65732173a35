"""What waits for the editor who opens the administration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.documents.models import DocumentText
from home.experiences.models import Replication
from home.experiences.translating import to_be_checked, without_translation
from home.links.models import PageLink
from home.submissions.models import Submission
from home.submissions.permissions import is_reviewer
from home.submissions.rechecking import stale_practices
from portal.accounts.admin_scope import is_limited
from portal.accounts.models import User

from .stale import stale_pages


class Waiting(NamedTuple):
    """Something that waits: how often, in words, and where it is done."""

    count: int
    text: str
    url: str


def work_of(user: User) -> list[Waiting]:
    """What waits for this person, and nothing that is done."""
    found = [*_own(user)]
    if is_reviewer(user):
        found += _of_reviewers(user)
    if not is_limited(user):
        found += _of_the_regulator()
    return [waiting for waiting in found if waiting.count]


def _own(user: User) -> Iterator[Waiting]:
    asked = Submission.objects.written_by(user).filter(state=Submission.State.CHANGES_ASKED)
    yield Waiting(asked.count(), _("Changes were asked in your practices"), Submission.list_url())


def _of_reviewers(user: User) -> Iterator[Waiting]:
    own = Submission.objects.written_by(user).values("pk")
    waiting = Submission.objects.waiting().exclude(pk__in=own)
    yield Waiting(waiting.count(), _("Practices that wait for a review"), Submission.list_url())
    tried = Replication.objects.filter(state=Replication.State.WAITING).exclude(author=user)
    yield Waiting(
        tried.count(), _("“We tried this too”: to be looked at"), reverse("experiences:waiting")
    )
    practices = reverse("practice-list:index")
    yield Waiting(
        _count(stale_practices()), _("Practices to be checked again"), f"{practices}?stale=yes"
    )
    yield Waiting(
        _count(without_translation()),
        _("Practices without a translation"),
        f"{practices}?translation=missing&state=live",
    )
    yield Waiting(
        _count(to_be_checked()),
        _("Translations of practices that nobody has checked"),
        f"{practices}?translation=unchecked",
    )


def _of_the_regulator() -> Iterator[Waiting]:
    yield Waiting(
        Page.objects.filter(pk__in=stale_pages()).count(),
        _("Pages of information that nobody has checked for a year"),
        f"{reverse('text-list:index')}?stale=yes",
    )
    yield Waiting(
        PageLink.objects.broken().count(),
        _("Links and files that do not work"),
        reverse("broken_links"),
    )
    yield Waiting(
        DocumentText.objects.unreadable().count(),
        _("Files that search could not read"),
        reverse("unreadable-files:index"),
    )


def _count(rows: QuerySet) -> int:
    return rows.order_by().count()


class MyWorkPanel(Component):
    """The list on the first page of the administration."""

    name = "my-work"
    template_name = "editing/my_work.html"
    order = 40

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        said = {"title": _("What waits for you"), "none": _("Nothing waits for you.")}
        return {"waiting": work_of(self.user), "said": said}
