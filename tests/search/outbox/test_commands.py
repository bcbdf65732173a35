"""What an operator asks for on the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.contract import Query
from search.outbox import tasks
from search.outbox.actions import mark
from search.outbox.models import Change
from search.outbox.tasks import rebuild_index
from tests.search.corpus import document

pytestmark = pytest.mark.django_db


def run(name, *arguments):
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def filled(notes, switch):
    """Two notes in the index."""
    notes.texts.update({"1": "Moestuin", "2": "Buurtfeest"})
    run("search_rebuild")
    return switch


def test_a_rebuild_takes_in_everything_and_ends_what_waited(notes, filled):
    notes.texts["3"] = "Naaiatelier"
    mark("note", "3")
    assert "3 documents in the index." in run("search_rebuild")
    assert not Change.objects.exists()
    assert filled.engine.search(Query("naaiatelier")).total == 1


def test_one_kind_is_told_again_and_the_others_stay(notes, filled):
    filled.engine.index([document("page:9", nl=("Contact",)), document("note:old", nl=("Oud",))])
    notes.texts["1"] = "Daktuin"
    run("search_rebuild", "--kind", "note")
    assert sorted(filled.engine.keys()) == ["note:1", "note:2", "page:9"]
    assert filled.engine.search(Query("daktuin")).total == 1


def test_a_kind_that_nobody_offers_is_refused(notes, switch):
    with pytest.raises(CommandError, match="no kind 'x'"):
        run("search_rebuild", "--kind", "x")


def test_a_check_finds_what_differs_and_mends_it(notes, filled):
    notes.texts["3"] = "Naaiatelier"
    del notes.texts["2"]
    with pytest.raises(CommandError, match="differ"):
        run("search_check", "--dry-run")
    assert sorted(filled.engine.keys()) == ["note:1", "note:2"]
    assert "2 mended." in run("search_check")
    assert sorted(filled.engine.keys()) == ["note:1", "note:3"]
    assert "hold the same" in run("search_check", "--dry-run")


def test_a_check_mends_a_text_that_changed_without_a_word(notes, filled):
    notes.texts["1"] = "Daktuin"
    out = StringIO()
    with pytest.raises(CommandError, match="differ"):
        call_command("search_check", "--dry-run", stdout=out)
    assert "2 in both, 0 missing in the index, 0 left over in it, 1 outdated" in out.getvalue()
    assert "1 mended." in run("search_check")
    assert filled.engine.search(Query("daktuin")).total == 1


def test_the_status_names_what_needs_a_person(notes, filled):
    assert "parked     0" in run("search_status")
    Change.objects.create(kind="note", object_id="7", parked=True, error="ValueError: broken")
    out = StringIO()
    with pytest.raises(CommandError, match="attention"):
        call_command("search_status", stdout=out)
    assert "note:7: ValueError: broken" in out.getvalue()


def test_with_the_engine_away_commands_say_so(notes, filled):
    filled.is_off = True
    for name in ("search_rebuild", "search_check", "search_status"):
        with pytest.raises(CommandError):
            run(name)


def test_the_worker_builds_an_index_that_is_missing_and_leaves_a_good_one(notes, switch):
    notes.texts["1"] = "Moestuin"
    assert rebuild_index.call("missing") == 1
    assert rebuild_index.call("language") == 0


def test_an_edit_during_a_long_rebuild_is_found_before_its_end(notes, switch, monkeypatch):
    monkeypatch.setattr(tasks, "LET_IN", 0.0)
    notes.texts.update({"1": "Moestuin", "2": "Buurtfeest"})
    found = []

    def documents():
        for key in ("1", "2"):
            yield notes.document(key)
            found.append(switch.engine.search(Query("naaiatelier")).total)
            if key == "1":
                notes.texts["3"] = "Naaiatelier"
                mark("note", "3")

    monkeypatch.setattr(notes, "documents", documents)
    assert rebuild_index.call("missing") == 2
    assert found == [0, 1]
    assert sorted(switch.engine.keys()) == ["note:1", "note:2", "note:3"]
