"""Who reads all tables at once, and knows how they are made, still learns no small number.

For small groups every set of counts is tried. Sets that look the same on all published tables form
a class; a cell under the smallest size must not have one and the same value in a whole class.
"""

from collections import defaultdict
from itertools import product
from types import SimpleNamespace

import pytest

from forums.consultations.counting import Tally
from forums.consultations.models import Question
from forums.consultations.results import _group

KINDS = Question.Kind
MOST_PEOPLE = 8


def rows_of(values):
    return SimpleNamespace(all=lambda: values)


def asked(pk, kind, options, *, required=True, shown_if=None, most=None):
    """A question as the results ask for it, without a database."""
    found = [SimpleNamespace(pk=pk * 10 + n, text=f"{pk}.{n}") for n in range(options)]
    return SimpleNamespace(
        pk=pk,
        kind=kind,
        text=f"{pk}",
        required=required,
        max_choices=most,
        shown_if_id=shown_if,
        options=rows_of(found),
        themes=rows_of([]),
        has_options=True,
    )


def splits(total, places):
    """All ways to divide so many people over so many places."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, places - 1):
            yield (first, *rest)


def told(questions, tally, smallest):
    """All that a reader sees: every number and every name, of every table."""
    group = _group(questions, tally, smallest, {})
    if group is None:
        return None
    lines = [
        (
            finding.base,
            tuple((line.label, line.people, line.percent) for line in finding.lines),
            (finding.together.label, finding.together.people) if finding.together else None,
        )
        for finding in group.findings
    ]
    ways = tuple((line.label, line.people) for line in group.ways)
    return (group.people, tuple(lines), ways)


def determined(sets, smallest):
    """Cells that are small and the same in every set that looks like it. Sets: (cells, seen)."""
    classes = defaultdict(list)
    for cells, seen in sets:
        classes[seen].append(cells)
    bad = []
    for seen, members in classes.items():
        if seen is None:
            continue
        for place, values in enumerate(zip(*members, strict=True)):
            if len(set(values)) == 1 and values[0] is not None and values[0] < smallest:
                bad.append((seen, place, values[0]))
    return bad


def chosen(tally, question, counts):
    for option, count in zip(question.options.all(), counts, strict=False):
        tally.choices[(question.pk, option.pk)] = count
    tally.answered[question.pk] = sum(counts[: len(question.options.all())])


@pytest.mark.parametrize("smallest", [2, 3])
@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("then_required", [True, False])
@pytest.mark.parametrize("people", range(MOST_PEOPLE + 1))
def test_a_choice_and_a_question_for_who_chose_its_first_answer(
    people, smallest, required, then_required
):
    first = asked(1, KINDS.SINGLE, 3, required=required)
    then = asked(2, KINDS.SINGLE, 2, required=then_required, shown_if=10)
    sets = []
    for cells in splits(people, 3 if required else 4):
        for below in splits(cells[0], 2 if then_required else 3):
            tally = Tally(people=people)
            chosen(tally, first, cells)
            chosen(tally, then, below)
            sets.append(((*cells, *below), told([first, then], tally, smallest)))
    assert not determined(sets, smallest)


@pytest.mark.parametrize("smallest", [2, 3])
@pytest.mark.parametrize("required", [True, False])
@pytest.mark.parametrize("people", range(MOST_PEOPLE))
def test_ticks_who_did_not_tick_and_a_question_for_who_ticked_the_first(people, smallest, required):
    first = asked(1, KINDS.MULTIPLE, 3, required=required)
    then = asked(2, KINDS.SINGLE, 2, shown_if=10)
    sets = []
    for ticks in product(range(people + 1), repeat=3):
        if required and sum(ticks) < people:
            continue
        for below in splits(ticks[0], 2):
            tally = Tally(people=people)
            chosen(tally, first, ticks)
            chosen(tally, then, below)
            cells = (*ticks, *(people - count for count in ticks), *below)
            sets.append((cells, told([first, then], tally, smallest)))
    assert not determined(sets, smallest)


@pytest.mark.parametrize("smallest", [2, 3])
@pytest.mark.parametrize("people", range(MOST_PEOPLE + 1))
def test_how_people_answered_beside_what_they_answered(people, smallest):
    first = asked(1, KINDS.SINGLE, 2)
    sets = []
    for cells in splits(people, 2):
        for ways in splits(people, 4):
            tally = Tally(people=people)
            chosen(tally, first, cells)
            names = ("online", "code", "paper", "spoken")
            tally.ways = {name: n for name, n in zip(names, ways, strict=True) if n}
            # That nobody came by a way says nothing of anybody.
            counts = (count or None for count in ways)
            sets.append(((*cells, *counts), told([first], tally, smallest)))
    assert not determined(sets, smallest)
