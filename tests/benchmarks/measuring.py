"""Measuring in turns: portal and reference one after the other, round by round."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from .load import Target, ask_during, body_size, pages_per_second
from .processor import seconds_of

WARM_SECONDS = 0.3
GOAL_ANONYMOUS = 0.30
GOAL_LOGGED_IN = 0.20


@dataclass(slots=True)
class Cost:
    """What a page has taken of a processor so far."""

    pages: int = 0
    seconds: float = 0.0

    @property
    def each(self) -> float:
        """Seconds on a processor for one page."""
        return self.seconds / max(self.pages, 1)

    def measure(self, target: Target, seconds: float) -> float:
        """Ask for it during `seconds` more; gives pages per second by the clock."""
        before = seconds_of(target.port)
        answers, spent = ask_during(target, seconds)
        self.pages += answers
        self.seconds += seconds_of(target.port) - before
        return answers / spent


@dataclass(slots=True)
class Result:
    """What one page came to. `speeds` and `references` are pages per second, pair by pair."""

    name: str
    who: str
    goal: float
    size: int
    queries: int
    speeds: list[float] = field(default_factory=list)
    references: list[float] = field(default_factory=list)
    # Pages and seconds on a processor, all rounds together: of the page, of the reference.
    own: Cost = field(default_factory=lambda: Cost())
    other: Cost = field(default_factory=lambda: Cost())

    @property
    def speed(self) -> float:
        """Pages per second, the median of the rounds."""
        return median(self.speeds)

    @property
    def reference(self) -> float:
        """The reference page's, for a page of as many bytes."""
        return median(self.references)

    @property
    def ratio(self) -> float:
        """How much processor a page of the reference takes of one of ours.

        A quiet machine gives the same by the clock; on a busy one only this can be repeated.
        """
        if not self.own.seconds or not self.other.seconds:
            return self.ratio_by_clock
        return self.other.each / self.own.each

    @property
    def ratio_by_clock(self) -> float:
        """The median of the rounds' ratios: neighbours in time share what else the machine did."""
        pairs = zip(self.speeds, self.references, strict=True)
        return median(speed / reference for speed, reference in pairs)


@dataclass(frozen=True, slots=True)
class Pair:
    """A page of the portal, the page that it is compared with, and where the result goes."""

    page: Target
    reference: Target
    result: Result

    def measure(self, seconds: float) -> None:
        """One round."""
        result = self.result
        result.speeds.append(result.own.measure(self.page, seconds))
        result.references.append(result.other.measure(self.reference, seconds))


def pair(page: Target, reference_port: int, result: Result) -> Pair:
    """With a reference of the same bytes; both are warm afterwards."""
    result.size = body_size(page)
    reference = Target(reference_port, f"/page?bytes={result.size}")
    for target in (page, reference):
        pages_per_second(target, WARM_SECONDS)
    return Pair(page, reference, result)


def measure_all(pairs: list[Pair], *, rounds: int, seconds: float) -> None:
    """All pages in each round, so that a busy minute of the machine meets all of them."""
    for _round in range(rounds):
        for one in pairs:
            one.measure(seconds)
