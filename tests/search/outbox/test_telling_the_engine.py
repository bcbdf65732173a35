"""What changes reaches the engine, once and in order, and one bad thing keeps nothing else out."""

import pytest

from search.contract import EngineUnavailable, Query
from search.outbox.actions import ATTEMPTS_BEFORE_PARKING, drain, mark, mark_many, retry
from search.outbox.models import Change

pytestmark = pytest.mark.django_db


def found(switch, text):
    return [hit.key for hit in switch.engine.search(Query(text)).hits]


def test_a_change_is_told_once_however_often_it_was_noted(notes, switch):
    notes.texts["1"] = "Eerste moestuin"
    mark("note", "1")
    notes.texts["1"] = "Tweede moestuin"
    mark("note", "1")
    assert drain() == 2
    assert found(switch, "tweede") == ["note:1"]
    assert found(switch, "eerste") == []
    assert drain() == 0


def test_what_is_gone_is_forgotten(notes, switch):
    notes.texts["1"] = "Moestuin"
    mark("note", "1")
    drain()
    del notes.texts["1"]
    mark("note", "1")
    drain()
    assert found(switch, "moestuin") == []


def test_nothing_is_lost_while_the_engine_is_away(notes, switch):
    notes.texts["1"] = "Moestuin"
    mark("note", "1")
    switch.is_off = True
    with pytest.raises(EngineUnavailable):
        drain()
    notes.texts["2"] = "Tweede moestuin"
    mark("note", "2")
    assert Change.objects.waiting().count() == 2
    switch.is_off = False
    drain()
    assert sorted(found(switch, "moestuin")) == ["note:1", "note:2"]
    assert not Change.objects.exists()


def test_one_that_cannot_be_read_is_parked_with_its_error_and_the_others_go_on(notes, switch):
    notes.texts.update({"1": "Moestuin", "2": "Kapotte moestuin"})
    notes.broken.add("2")
    mark_many("note", ["1", "2"])
    for _ in range(ATTEMPTS_BEFORE_PARKING):
        drain()
    parked = Change.objects.parked().get()
    assert (parked.object_id, parked.attempts) == ("2", ATTEMPTS_BEFORE_PARKING)
    assert parked.error == "ValueError: nothing can be read of 2"
    assert found(switch, "moestuin") == ["note:1"]


def test_one_that_the_engine_refuses_is_parked_and_the_others_of_its_batch_go_in(notes, switch):
    notes.texts.update({"1": "Moestuin", "2": "Vreemde moestuin", "3": "Derde moestuin"})
    switch.refused.add("note:2")
    mark_many("note", ["1", "2", "3"])
    for _ in range(ATTEMPTS_BEFORE_PARKING):
        drain()
    assert sorted(found(switch, "moestuin")) == ["note:1", "note:3"]
    assert "cannot take note:2" in Change.objects.parked().get().error


def test_a_parked_change_can_be_tried_again(notes, switch):
    notes.texts["1"] = "Moestuin"
    Change.objects.create(kind="note", object_id="1", parked=True, attempts=5, error="x")
    assert retry(Change.objects.parked()) == 1
    drain()
    assert found(switch, "moestuin") == ["note:1"]
    assert not Change.objects.exists()
