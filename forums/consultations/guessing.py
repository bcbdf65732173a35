"""What a reader can work out who sees a table and knows by which rule it was made.

A table shows some cells and the sum of the others. The reader thinks of all counts for which the
rule would have made just this table. When one cell is the same in all of them, it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, product

FEWEST_TOGETHER = 2
# What is not settled after so many guesses is taken for known: then more is put together.
MOST_GUESSES = 300
# Of more places or people than this, only the likeliest guesses are made.
FEW_PLACES, FEW_PEOPLE = 6, 12

Cells = tuple[int, ...]
# (place, count) of the cells that are shown
Told = tuple[tuple[int, int], ...]


@lru_cache(maxsize=2_000)
def together_in(cells: Cells, smallest: int, least: int = 0) -> int | None:
    """How many of the smallest cells must stand together; 0 when none is small, None when all must.

    Equal cells are taken in their order.
    """
    small = sum(count < smallest for count in cells)
    if not small:
        return 0
    for number in _levels(small, len(cells)):
        if _is_enough(cells, number, smallest) and not _gives_away(
            *_table(cells, number), smallest, least
        ):
            return number
    return None


def _levels(small: int, end: int) -> range:
    return range(max(small, FEWEST_TOGETHER), end)


def _in_order(cells: Cells) -> list[int]:
    return sorted(range(len(cells)), key=lambda place: (cells[place], place))


def _is_enough(cells: Cells, number: int, smallest: int) -> bool:
    return sum(sorted(cells)[:number]) >= smallest


def _table(cells: Cells, number: int) -> tuple[Cells, int, Told]:
    """What is told: the places that stand together, their sum, and the cells that are shown."""
    order = _in_order(cells)
    hidden = tuple(sorted(order[:number]))
    told = tuple((place, cells[place]) for place in sorted(order[number:]))
    return hidden, sum(cells[place] for place in hidden), told


@lru_cache(maxsize=2_000)
def _gives_away(hidden: Cells, total: int, told: Told, smallest: int, least: int) -> bool:
    """Whether one of the hidden cells is small and the same in all that a reader can think of."""
    seen: dict[int, set[int]] = {place: set() for place in hidden}
    open_places = set(hidden)
    for guess in islice(_guesses(len(hidden), total, told, smallest, least), MOST_GUESSES):
        if _would_look_so(guess, hidden, told, smallest, least):
            for place, count in zip(hidden, guess, strict=True):
                seen[place].add(count)
            open_places -= {place for place in open_places if len(seen[place]) > 1}
            if not open_places:
                return False
    return any(not seen[place] or min(seen[place]) < smallest for place in open_places)


def _would_look_so(guess: Cells, hidden: Cells, told: Told, smallest: int, least: int) -> bool:
    """Whether the rule comes, from these counts, to putting just these places together."""
    counts = dict(told) | dict(zip(hidden, guess, strict=True))
    cells = tuple(counts[place] for place in range(len(counts)))
    number = len(hidden)
    small = sum(count < smallest for count in cells)
    if not small or small > number or _table(cells, number)[0] != hidden:
        return False
    enough = [fewer for fewer in _levels(small, number) if _is_enough(cells, fewer, smallest)]
    if len(cells) > FEW_PLACES or sum(cells) > FEW_PEOPLE:
        # Not every thought is followed to its end: what fewer might do for is no guess.
        return not enough
    return all(_gives_away(*_table(cells, fewer), smallest, least) for fewer in enough)


def _guesses(places: int, total: int, told: Told, smallest: int, least: int) -> Iterator[Cells]:
    """Counts that make up the total: first those that settle most tables; of few, all of them."""
    spare = total - least * places
    if spare < 0:
        return
    most = max(min((count for _place, count in told), default=total) - least, 1)
    found = chain(
        _even(places, spare),
        _heaped(places, spare, most, smallest),
        _topped(places, spare, most),
        _divisions(places, spare),
    )
    for counts in found:
        yield tuple(count + least for count in counts)


def _even(places: int, total: int) -> Iterator[Cells]:
    """All about the same, and one moved to the place beside it."""
    even = [total // places + (place < total % places) for place in range(places)]
    yield tuple(even)
    for place, step in product(range(places), (1, -1)):
        if even[place]:
            moved = list(even)
            moved[place] -= 1
            moved[(place + step) % places] += 1
            yield tuple(moved)


def _heaped(places: int, total: int, most: int, smallest: int) -> Iterator[Cells]:
    """Nearly all in as few places as hold it, a few in another, and in the rest nobody."""
    fewest = max(-(-total // most), 1)
    for heaps in range(fewest, min(fewest + 2, places)):
        for start, rest in product(range(places), range(min(total, smallest - 1) + 1)):
            counts = [0] * places
            for number in range(heaps):
                share = (total - rest) // heaps + (number < (total - rest) % heaps)
                counts[(start + number) % places] = share
            counts[(start + heaps) % places] += rest
            yield tuple(counts)


def _topped(places: int, total: int, most: int) -> Iterator[Cells]:
    """As many as can be in one place, and the others about evenly in the rest."""
    if places == 1:
        return
    for start, top in product(range(places), (most, most - 1)):
        if top <= total:
            for rest in _even(places - 1, total - top):
                yield (*rest[:start], top, *rest[start:])


def _divisions(places: int, total: int) -> Iterator[Cells]:
    if places > FEW_PLACES or total > FEW_PEOPLE:
        return
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _divisions(places - 1, total - first):
            yield (first, *rest)
