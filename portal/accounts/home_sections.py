"""What rooms to the right put on the page "my home": things to do, and boxes beside them.

A room registers in its `apps.py`:
`register_home_tasks(lambda user: [HomeTask(title=..., url=..., action=...)])`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils.translation import gettext as _

from .models import User


@dataclass(frozen=True, slots=True)
class HomeTask:
    """Something that waits for this person. `urgency` sorts: the smaller, the higher.

    `others` are quieter ways (text, address) beside the action; `mark` says its state.
    """

    title: str
    url: str
    action: str
    text: str = ""
    when: str = ""
    icon: str = "message-circle"
    is_act: bool = False
    urgency: int = 50
    others: tuple[tuple[str, str], ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class HomeBox:
    """A box beside the tasks, drawn by the room's own template part with `context`."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 50


@dataclass(frozen=True, slots=True)
class HomeCount:
    """Rows that wait, and the tasks that they make when there are some (`tasks` gets how many).

    The rows of all rooms are counted in one query, so that who looks after everything is not asked
    about everything one by one.
    """

    rows: QuerySet
    tasks: Callable[[int], Iterable[HomeTask]]


TaskSource = Callable[[User], Iterable[HomeTask | HomeCount]]
BoxSource = Callable[[User], Iterable[HomeBox]]
LinkSource = Callable[[User], Iterable[tuple[str, str, str]]]
_tasks: list[TaskSource] = []
_boxes: list[BoxSource] = []
_links: list[LinkSource] = []


def register_home_tasks(source: TaskSource) -> TaskSource:
    """Let `source(user)` name what waits for this person, or rows to count; also a decorator."""
    if source not in _tasks:
        _tasks.append(source)
    return source


def register_home_boxes(source: BoxSource) -> BoxSource:
    """Let `source(user)` put boxes beside the tasks; usable as a decorator."""
    if source not in _boxes:
        _boxes.append(source)
    return source


def register_publishing_links(source: LinkSource) -> LinkSource:
    """Let `source(user)` name what the person may write here: text, address, detail; no query."""
    if source not in _links:
        _links.append(source)
    return source


def home_tasks(user: User) -> list[HomeTask]:
    """All that waits, the most urgent first."""
    named = [one for source in _tasks for one in source(user)]
    found = [one for one in named if isinstance(one, HomeTask)]
    counts = [one for one in named if isinstance(one, HomeCount)]
    for one, number in zip(counts, count_at_once([one.rows for one in counts]), strict=True):
        if number:
            found += one.tasks(number)
    return sorted(found, key=lambda task: task.urgency)


def count_at_once(querysets: list[QuerySet]) -> list[int]:
    """How many rows each of these has: one query, whatever their number; none for none."""
    parts = [
        # Through the keys: whatever a queryset joins or adds up itself, each row counts once.
        rows.model._base_manager.filter(pk__in=rows.order_by().values("pk"))
        .order_by()
        .values(place=Value(place))
        .annotate(number=Count("pk"))
        for place, rows in enumerate(querysets)
    ]
    if not parts:
        return []
    first, *others = parts
    found = {
        row["place"]: row["number"] for row in (first.union(*others, all=True) if others else first)
    }
    return [found.get(place, 0) for place in range(len(querysets))]


def home_boxes(user: User) -> list[HomeBox]:
    """All boxes, in order; the first of a worker leads to what they may write."""
    boxes = [box for source in _boxes for box in source(user)]
    if links := [link for source in _links for link in source(user)]:
        boxes.append(rows_box(_("Write and publish"), links, order=0))
    return sorted(boxes, key=lambda box: box.order)


def rows_box(
    title: str,
    rows: list[tuple[str, str, str]],
    *,
    empty: str = "",
    more: tuple[str, str] | None = None,
    order: int = 50,
) -> HomeBox:
    """A box of lines (text, address, detail), useful when there are none too."""
    context = {"rows": rows, "empty": empty, "more": more}
    return HomeBox(title, "portal/accounts/_box_rows.html", context, order)


def works_for_others(user: User) -> bool:
    """Whether this person's home is a desk: tasks of their organisation come first there."""
    from .audiences import has_role
    from .roles import SENSITIVE_ROLES

    return user.is_superuser or has_role(user, SENSITIVE_ROLES)


def tenancies(user: User) -> list[int]:
    """Keys of the companies that this person rents from today."""
    from .audiences import memberships_in_force
    from .models import Role

    return [row.organisation_id for row in memberships_in_force(user) if row.role == Role.TENANT]
