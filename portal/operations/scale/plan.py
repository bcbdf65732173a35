"""How large each topic is and who speaks: a few long talks, many short ones, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

# The first topic is the one whose first, deep and last pages are measured.
LONGEST = 5000
LONG = 1500
BETWEEN_TOPICS = timedelta(minutes=12)
BOARD_WEIGHTS = (40, 20, 13, 10, 7, 5, 3, 2)


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """One topic: its number, board, when each message was written, by whom (a number)."""

    number: int
    board: int
    language: str
    moments: list[datetime]
    authors: list[int]
    is_solved: bool


def size_of(number: int) -> int:
    """How many messages topic `number` has: most a few, some hundreds."""
    if number == 0:
        return LONGEST
    luck = random.Random(f"size {number}")  # noqa: S311 - nothing secret
    return min(int(1.7 * luck.paretovariate(1.15)), LONG)


def sizes(posts: int) -> Iterator[tuple[int, int]]:
    """Number and size of the topics that make about `posts` messages, the longest first."""
    number, total = 0, 0
    while total < posts:
        # A forum smaller than its longest talk has that talk shorter.
        size = min(size_of(number), max(posts - total, 1))
        yield number, size
        number, total = number + 1, total + size


def plan(number: int, size: int, *, origin: datetime, until: datetime, people: int) -> TopicPlan:
    """Everything about topic `number`; the same each time."""
    luck = random.Random(f"topic {number}")  # noqa: S311 - nothing secret
    at = min(origin + number * BETWEEN_TOPICS, until - timedelta(seconds=size))
    moments = [at]
    for left in range(size - 1, 0, -1):
        at = min(at + timedelta(minutes=luck.expovariate(1 / 90)), until - timedelta(seconds=left))
        moments.append(at)
    return TopicPlan(
        number=number,
        board=luck.choices(range(len(BOARD_WEIGHTS)), BOARD_WEIGHTS)[0] if number else 0,
        language="nl" if luck.random() < 0.6 else "fr",
        moments=moments,
        # A few people write most of it.
        authors=[int(people * luck.random() ** 3) for _post in range(size)],
        is_solved=size > 1 and luck.random() < 0.2,
    )
