"""What rooms to the right give a group: a board of its own, for example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .models import Group


@dataclass(frozen=True, slots=True)
class Part:
    """`keep` makes or changes it when the group is kept; `show` gives what its page shows.

    `news` counts what is new since a moment, for the summary of the week.
    """

    name: str
    keep: Callable[[Group], None]
    show: Callable[[Group, Any], dict[str, Any]]
    news: Callable[[Group, datetime], int]


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    """Give every group this part."""
    _parts[part.name] = part


def keep_parts(group: Group) -> None:
    """Let each part follow what the group is called and is about."""
    for part in _parts.values():
        part.keep(group)


def shown_parts(group: Group, user: Any) -> dict[str, Any]:
    """What the page shows of each part, by its name."""
    return {part.name: part.show(group, user) for part in _parts.values()}


def news_of_parts(group: Group, since: datetime) -> Iterator[tuple[str, int]]:
    """How much is new in each part."""
    for part in _parts.values():
        yield part.name, part.news(group, since)
