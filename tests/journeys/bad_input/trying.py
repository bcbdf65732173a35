"""Of all that can be tried, a share: another one each day, everything in `make prove`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from random import Random
from typing import TypeVar

from tests.proofs import SHARE

T = TypeVar("T")
# Ten thousands of requests cannot be sent at each run of the tests.
USUAL = 0.06


def some(tries: Iterable[T], usual: float = USUAL, least: int = 20) -> list[T]:
    """So many of `tries`, in order; on one day the same ones, so that a failure shows again."""
    everything = list(tries)
    wanted = min(1.0, max(usual, SHARE))
    number = max(min(len(everything), least), round(len(everything) * wanted))
    chosen = Random(f"{datetime.now(UTC):%F}").sample(range(len(everything)), number)
    return [everything[place] for place in sorted(chosen)]


def fewest(of_all: int, usual: float = USUAL) -> int:
    """How many there must be at least in a share, when there are more than `of_all` in everything.

    Half of what is to be expected: which ones are taken differs each day.
    """
    wanted = min(1.0, max(usual, SHARE))
    return of_all if wanted == 1 else round(of_all * wanted / 2)
