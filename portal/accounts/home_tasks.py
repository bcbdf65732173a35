"""What this room itself puts on "my home": declarations of one's own, and people to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .audiences import memberships_in_force
from .home_sections import HomeCount, HomeTask
from .models import Membership, Role, User
from .permissions import can_judge_anybody, people_waiting_for

WAITING = frozenset({Membership.State.DECLARED, Membership.State.PENDING})


def own_declarations(user: User) -> Iterator[HomeTask | HomeCount]:
    """What somebody declared and nobody has confirmed; a refusal while nothing else holds."""
    rows = user.memberships.select_related("organisation")
    waiting = rows.waiting().order_by("-pk")
    if memberships_in_force(user):
        yield HomeCount(waiting, lambda number: [_waits(row) for row in waiting[:number][:5]])
        return
    found = list(rows.exclude(state=Membership.State.VERIFIED).order_by("-pk")[:5])
    shown = [row for row in found if row.state in WAITING]
    yield from map(_waits, shown)
    if not shown and found and found[0].state == Membership.State.REFUSED:
        yield _refused(found[0])


def people_to_confirm(user: User) -> Iterator[HomeCount]:
    """Who waits for this person's answer."""
    if can_judge_anybody(user):
        yield HomeCount(people_waiting_for(user), _confirm)


def _confirm(number: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext(
            "%(num)d person is waiting for your answer",
            "%(num)d people are waiting for your answer",
            number,
        )
        % {"num": number},
        url=reverse("people_waiting"),
        action=_("Confirm people"),
        icon="users-round",
        is_act=True,
        urgency=5,
    )


def _waits(row: Membership) -> HomeTask:
    title = _("%(organisation)s still has to confirm you") % {"organisation": row.organisation.name}
    common = {
        "title": title,
        "text": _(
            "Until then you can read. You cannot write yet. We send you an e-mail when it is done."
        ),
        "mark": _("Waiting"),
        "icon": "user-round",
        "urgency": 2,
    }
    if row.role != Role.TENANT:
        return HomeTask(url="", action="", **common)
    counter = reverse("verification:show_counter", args=[row.pk])
    return HomeTask(
        url=reverse("verification:letter"),
        action=_("I have a letter with a code"),
        others=((_("I am at the counter"), counter),),
        **common,
    )


def _refused(row: Membership) -> HomeTask:
    return HomeTask(
        title=_("%(organisation)s has not confirmed you") % {"organisation": row.organisation.name},
        text=row.refusal_reason,
        url=reverse("first_steps"),
        action=_("Try again"),
        icon="user-round",
        urgency=2,
    )
