"""Settings choose; rooms enter what they have."""

import pytest

from search import engine, sources
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine


@pytest.fixture
def chosen(settings, tmp_path, monkeypatch):
    """The engine of changed settings, forgotten afterwards."""
    settings.SEARCH_INDEX_PATH = tmp_path / "index"
    monkeypatch.setattr(engine, "_listeners", [])
    engine._made_engine.cache_clear()
    yield engine.get_engine
    engine._made_engine.cache_clear()


def test_without_a_server_the_folder_is_used(settings, chosen):
    settings.ELASTICSEARCH_URL = ""
    assert isinstance(chosen(), EmbeddedEngine)
    assert chosen() is chosen()


def test_with_a_server_it_is_used_and_not_asked_before_it_is_needed(settings, chosen):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    assert isinstance(chosen(), ElasticEngine)


def test_listeners_hear_that_the_index_is_missing(settings, chosen):
    from search.contract import Query

    settings.ELASTICSEARCH_URL = ""
    heard = []
    engine.when_outdated(heard.append)
    chosen().search(Query("iets"))
    assert heard == ["missing"]


class _Source:
    def __init__(self, kind):
        self.kind = kind

    def documents(self):
        return iter(())

    def document(self, object_id):
        return None


@pytest.fixture
def registry(monkeypatch):
    monkeypatch.setattr(sources, "_sources", {})


def test_sources_are_listed_by_kind(registry):
    second, first = sources.register(_Source("news")), sources.register(_Source("activity"))
    assert sources.all_sources() == (first, second)
    assert sources.get("news") is second


def test_a_kind_has_one_source(registry):
    source = sources.register(_Source("news"))
    sources.register(source)
    with pytest.raises(ValueError, match="news"):
        sources.register(_Source("news"))


def test_an_unknown_kind_is_a_lookup_error(registry):
    with pytest.raises(LookupError):
        sources.get("nothing")


def test_keys_are_made_and_taken_apart():
    assert sources.make_key("page", 7) == "page:7"
    assert sources.split_key("page:7:x") == ("page", "7:x")
