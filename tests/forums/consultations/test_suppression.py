"""Whatever was answered: no published number is of a small group or gives one away."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from forums.consultations.suppression import publish_parts, publish_ticks

smallest_sizes = st.integers(2, 5)


@given(cells=st.lists(st.integers(0, 12), min_size=2, max_size=6), smallest=smallest_sizes)
def test_no_published_part_is_small(cells, smallest):
    shown = publish_parts(cells, smallest)
    if shown is None:
        return
    assert all(count >= smallest for count in shown.counts.values())
    assert all(cells[place] == count for place, count in shown.counts.items())
    if shown.together:
        assert len(shown.together) > 1
        assert shown.together_count >= smallest
        assert shown.together_count == sum(cells[place] for place in shown.together)
    assert len(shown.counts) + len(shown.together) == len(cells)


@given(cells=st.lists(st.integers(0, 9), min_size=2, max_size=5), smallest=smallest_sizes)
def test_no_small_part_follows_from_the_others(cells, smallest):
    shown = publish_parts(cells, smallest)
    if shown is None or not shown.together:
        return
    # All that a reader who knows the rule can think of for those put together.
    possible = [
        guess
        for guess in product(range(shown.together_count + 1), repeat=len(shown.together))
        if sum(guess) == shown.together_count
    ]
    for position, place in enumerate(shown.together):
        values = {guess[position] for guess in possible}
        assert cells[place] >= smallest or len(values) > 1


def _people(ticks, people, most, fewest):
    """Whether so many people can have ticked this, each between `fewest` and `most` answers."""
    most = min(most or len(ticks), len(ticks))
    return fewest * people <= sum(ticks) <= most * people and max(ticks) <= people


@given(
    people=st.integers(2, 9),
    options=st.integers(2, 3),
    smallest=st.integers(2, 3),
    most=st.sampled_from([None, 2]),
    fewest=st.sampled_from([0, 1]),
    data=st.data(),
)
def test_no_small_number_of_ticks_follows_from_the_others(
    people, options, smallest, most, fewest, data
):
    ticks = data.draw(st.lists(st.integers(0, people), min_size=options, max_size=options))
    if not _people(ticks, people, most, fewest):
        return
    shown = publish_ticks(ticks, people, smallest, most, fewest)
    if shown is None:
        return
    assert all(smallest <= count <= people - smallest for count in shown.values())
    possible = [
        guess
        for guess in product(range(people + 1), repeat=options)
        if all(guess[place] == count for place, count in shown.items())
        and _people(guess, people, most, fewest)
        and publish_ticks(guess, people, smallest, most, fewest) == shown
    ]
    for place in set(range(options)) - set(shown):
        small = ticks[place] < smallest or people - ticks[place] < smallest
        assert not small or len({guess[place] for guess in possible}) > 1
