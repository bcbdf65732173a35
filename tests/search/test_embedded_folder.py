"""The index folder: commits, processes, crashes, other versions."""

import json
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat

import pytest

from search.contract import EngineUnavailable, Query
from search.engines.embedded import EmbeddedEngine
from search.engines.folder import IndexFolder
from search.language.thesaurus import parse
from tests.search.corpus import CORPUS, document

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


def titles(engine, text):
    return [hit.title for hit in engine.search(Query(text)).hits]


def _index_in_another_process(folder, number):
    EmbeddedEngine(folder).index([document(f"news:{number}", nl=(f"Bericht nummer{number}",))])


def _hold_the_rebuild_lock(folder, ready, go):
    with IndexFolder(folder).rebuilding():
        ready.set()
        go.wait(30)


def test_another_process_finds_a_commit_at_once(folder):
    reader = EmbeddedEngine(folder)
    reader.index([document("news:0", nl=("Bericht nummer0",))])
    assert titles(reader, "nummer1") == []
    child = SPAWN.Process(target=_index_in_another_process, args=(folder, 1))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert titles(reader, "nummer1") == ["Bericht nummer1"]


def test_writers_wait_for_each_other(folder):
    engine = EmbeddedEngine(folder)
    with ThreadPoolExecutor(4) as pool:
        entries = [document(f"news:{n}", nl=(f"Bericht nummer{n}",)) for n in range(12)]
        list(pool.map(lambda each: engine.index([each]), entries))
    assert len(list(engine.keys())) == 12


def test_a_writer_that_waits_too_long_says_so(folder):
    engine = EmbeddedEngine(folder, patience=0.1)
    with engine.folder.writing(1), pytest.raises(EngineUnavailable, match="being written"):
        EmbeddedEngine(folder, patience=0.1).index([document("news:1", nl=("Bericht",))])


def test_a_generation_that_a_rebuild_takes_away_meanwhile_is_no_missing_index(folder, monkeypatch):
    engine = EmbeddedEngine(folder)
    engine.rebuild(CORPUS)
    now = engine.folder.current()
    # What was read of CURRENT is old by the time that the generation is looked for.
    names = chain(["g-before"], repeat(now))
    monkeypatch.setattr(engine.folder, "_named", lambda: next(names))
    assert engine.folder.current() == now
    asked = chain(["g-before"], repeat(now))
    monkeypatch.setattr(engine.folder, "current", lambda: next(asked))
    assert engine.search(Query("eenzaamheid")).total


def test_readers_search_while_others_write(folder):
    engine = EmbeddedEngine(folder)
    engine.rebuild(CORPUS)
    stop = threading.Event()
    found = []

    def read():
        while not stop.is_set():
            found.append(engine.search(Query("eenzaamheid")).total)

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for number in range(5):
            engine.index([document(f"news:{number}", nl=("Markt",))])
        engine.rebuild(CORPUS)
        stop.set()
        for reader in readers:
            reader.result(30)
    assert found
    assert min(found) > 0


def test_only_one_rebuild_at_a_time(folder):
    engine = EmbeddedEngine(folder)
    ready, go = SPAWN.Event(), SPAWN.Event()
    child = SPAWN.Process(target=_hold_the_rebuild_lock, args=(folder, ready, go))
    child.start()
    try:
        assert ready.wait(30)
        with pytest.raises(EngineUnavailable, match="being rebuilt"):
            engine.rebuild(CORPUS)
    finally:
        go.set()
        child.join(30)
    assert engine.rebuild(CORPUS) == len(CORPUS)


def test_what_a_crash_left_is_cleaned_by_the_next_rebuild(folder):
    engine = EmbeddedEngine(folder)
    engine.rebuild(CORPUS)
    (folder / "g-crashed").mkdir()
    (folder / "g-crashed" / "meta.json").write_text("{")
    (folder / "journal").write_text("half a li")
    engine.index([document("news:1", nl=("Zwembad",))])
    assert not (folder / "journal").exists()
    engine.rebuild(CORPUS)
    assert [path.name for path in folder.glob("g-*")] == [engine.folder.current()]


def test_a_missing_index_asks_for_a_rebuild_once(folder):
    told = []
    engine = EmbeddedEngine(folder, on_outdated=told.append)
    assert engine.search(Query("iets")).total == 0
    assert engine.search(Query("iets")).total == 0
    assert told == ["missing"]


def test_a_broken_index_is_unavailable_until_it_is_rebuilt(folder):
    told = []
    engine = EmbeddedEngine(folder, on_outdated=told.append)
    engine.rebuild(CORPUS)
    meta = engine.folder.generation(engine.folder.current()) / "meta.json"
    meta.write_text("{ broken")
    with pytest.raises(EngineUnavailable):
        engine.search(Query("moestuin"))
    assert not engine.health().ok
    assert told == ["broken"]
    engine.rebuild(CORPUS)
    assert engine.search(Query("moestuin")).total > 0
    assert engine.health().ok


def _change_stamp(engine, **changes):
    path = engine.folder.generation(engine.folder.current()) / "stamp.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_an_index_of_another_shape_is_not_read(folder):
    EmbeddedEngine(folder).rebuild(CORPUS)
    told = []
    engine = EmbeddedEngine(folder, on_outdated=told.append)
    _change_stamp(engine, shape=-1)
    with pytest.raises(EngineUnavailable, match="older shape"):
        engine.search(Query("moestuin"))
    with pytest.raises(EngineUnavailable, match="older shape"):
        engine.index(CORPUS[:1])
    assert engine.health().rebuild_reason == "shape"
    assert told == ["shape"]


def test_an_index_of_other_language_data_serves_until_it_is_rebuilt(folder):
    EmbeddedEngine(folder).rebuild(CORPUS)
    told = []
    engine = EmbeddedEngine(folder, on_outdated=told.append)
    _change_stamp(engine, language="older")
    assert engine.search(Query("moestuin")).total > 0
    assert engine.health().rebuild_reason == "language"
    assert told == ["language"]
    engine.rebuild(CORPUS)
    assert engine.health().rebuild_reason == ""


def test_an_edited_thesaurus_works_without_a_new_index(folder):
    concepts = parse("fun | pretpark | parc d'attractions | amusement park")
    engine = EmbeddedEngine(folder, concepts=lambda: concepts)
    engine.rebuild([document("news:1", nl=("Naar het pretpark", "Met de bus"))])
    assert titles(engine, "manège") == []
    concepts = parse("fun | pretpark | parc d'attractions ; manège | amusement park")
    engine.refresh_thesaurus()
    assert titles(engine, "manège") == ["Naar het pretpark"]
    assert engine.health().rebuild_reason == ""


def test_the_sites_own_words_split_its_compounds_after_a_rebuild(folder):
    engine = EmbeddedEngine(folder)
    documents = [document(f"news:{n}", nl=(f"Bericht {n}", "De zwiebert komt")) for n in range(4)]
    documents.append(document("news:own", nl=("Het zwiebertfeest",)))
    engine.rebuild(documents)
    assert "Het zwiebertfeest" not in titles(engine, "zwiebert")
    engine.rebuild(documents)
    assert "Het zwiebertfeest" in titles(engine, "zwiebert")


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path):
    (tmp_path / "file").write_text("")
    engine = EmbeddedEngine(tmp_path / "file" / "index")
    with pytest.raises(EngineUnavailable):
        engine.index(CORPUS[:1])
