"""What the index was not told yet is asked of the database: nothing hidden is shown meanwhile."""

from dataclasses import replace

import pytest

from search.contract import Query
from search.finding import search, suggest
from search.outbox.actions import drain, mark
from search.outbox.models import Change

pytestmark = pytest.mark.django_db
EVERYBODY = frozenset({"public"})


@pytest.fixture
def told(notes, switch):
    """Two notes that the index knows."""
    notes.texts.update({"1": "Moestuin een", "2": "Moestuin twee"})
    for key in notes.texts:
        mark("note", key)
    drain()
    return notes


def seen():
    results = search(Query("moestuin"))
    offered = suggest("moes", "nl", EVERYBODY, 8)
    return (
        sorted(hit.key for hit in results.hits),
        results.total,
        sorted(one.key for one in offered if one.kind == "title"),
    )


def test_what_is_gone_is_shown_no_more(told):
    del told.texts["2"]
    mark("note", "2")
    assert seen() == (["note:1"], 1, ["note:1"])


def test_what_is_for_others_now_is_shown_to_them_alone(told, monkeypatch):
    read = told.document

    def document(object_id):
        return replace(read(object_id), audience="company-7" if object_id == "2" else "public")

    monkeypatch.setattr(told, "document", document)
    mark("note", "2")
    assert seen() == (["note:1"], 1, ["note:1"])
    members = search(Query("moestuin", audiences=EVERYBODY | {"company-7"}))
    assert members.total == 2


def test_what_cannot_be_read_is_not_shown_even_when_parked(told):
    told.broken.add("2")
    mark("note", "2")
    Change.objects.update(parked=True)
    assert seen() == (["note:1"], 1, ["note:1"])


def test_a_page_of_hits_costs_one_query_more(told, django_assert_num_queries):
    with django_assert_num_queries(1):
        search(Query("moestuin"))
    with django_assert_num_queries(0):
        search(Query("zwiebert"))
