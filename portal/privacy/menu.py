"""What this room adds to the menu of an account and to "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import User
from portal.accounts.permissions import is_portal_admin
from portal.core.dates import day_month_year

from .models import Erasure, Objection


def lines(user: User) -> Iterator[tuple[str, str, str]]:
    """The pages that are for this person."""
    yield _("My data"), "privacy:mine", "lock"
    if is_portal_admin(user):
        yield _("Questions about data"), "privacy:objections", "message-circle-question-mark"
        yield _("What is purged"), "privacy:retention", "trash-2"


def waiting(user: User) -> Iterator[HomeCount]:
    """An erasure that can still be undone; for administrators, questions without an answer."""
    mine = Erasure.objects.waiting().filter(user=user)
    yield HomeCount(mine, lambda number: map(_to_be_erased, mine[:number]))
    if is_portal_admin(user):
        yield HomeCount(Objection.objects.filter(answered_at__isnull=True), _to_answer)


def _to_be_erased(erasure: Erasure) -> HomeTask:
    return HomeTask(
        title=_("Your account will be erased on %(day)s") % {"day": day_month_year(erasure.due_at)},
        url=reverse("privacy:mine"),
        action=_("Look or undo it"),
        icon="trash-2",
        urgency=1,
    )


def _to_answer(count: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext(
            "%(num)s question about data waits", "%(num)s questions about data wait", count
        )
        % {"num": count},
        url=reverse("privacy:objections"),
        action=_("Answer"),
        icon="message-circle-question-mark",
        urgency=15,
    )
