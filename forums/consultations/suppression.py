"""No number about a group that is too small, nor one that can be worked out from the others.

A cell is a count of people. Those under the smallest group size are put together with others until
the sum is large enough; a reader of all that is shown then cannot tell what one of them was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from .guessing import FEWEST_TOGETHER, together_in


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be said of a list of cells: `counts` by place, and the sum of those put together."""

    counts: dict[int, int]
    together: tuple[int, ...] = ()
    together_count: int = 0


def publish_parts(cells: Sequence[int], smallest: int, least: int = 0) -> Shown | None:
    """Cells that make up a whole (everybody stands in exactly one); None when nothing can be said.

    Small ones are put together, with the next smallest as long as the sum is small, one stands
    alone, or a reader who knows this rule could work one out. `least` is what a reader knows each
    cell to hold at least.
    """
    count = together_in(tuple(cells), smallest, least)
    if count is None:
        return None
    places = sorted(range(len(cells)), key=lambda place: (cells[place], place))
    hidden = places[:count]
    return Shown(
        counts={place: cells[place] for place in sorted(places[count:])},
        together=tuple(sorted(hidden)),
        together_count=sum(cells[place] for place in hidden),
    )


def publish_ticks(
    ticks: Sequence[int], people: int, smallest: int, most: int | None = None, fewest: int = 0
) -> dict[int, int] | None:
    """Counts of those who ticked each of several answers, by place; None when there is nothing.

    Both who ticked and who did not must be enough people. `most` and `fewest` ticks a person bound
    what the hidden ones can be: as long as that gives one away, more are hidden.
    """
    shown = {
        place: count
        for place, count in enumerate(ticks)
        if count >= smallest and people - count >= smallest
    }
    while shown and _gives_away(ticks, shown, people, smallest, most, fewest):
        del shown[min(shown, key=lambda place: (shown[place], place))]
    return shown or None


def _gives_away(
    ticks: Sequence[int],
    shown: dict[int, int],
    people: int,
    smallest: int,
    most: int | None,
    fewest: int,
) -> bool:
    hidden = len(ticks) - len(shown)
    if not hidden:
        return False
    known = sum(shown.values())
    least = max(fewest * people - known, 0)
    highest = min((most or len(ticks)) * people - known, hidden * people)
    if hidden > 1:
        return highest <= 0 or least >= hidden * people
    outside = chain(range(min(smallest, people + 1)), range(people - smallest + 1, people + 1))
    return len({value for value in outside if least <= value <= highest}) < FEWEST_TOGETHER
