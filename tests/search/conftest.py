import os
import uuid

import pytest

from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.language.planner import Planner
from search.language.spelling import Vocabulary
from search.language.tools import Language
from tests.search.corpus import CORPUS

ENGINES = ("embedded", pytest.param("elastic", marks=pytest.mark.services))


def elastic_engine(**options):
    """An engine on the test server; skips without one, but not where services are promised."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        if os.environ.get("CI_SERVICES") == "1":
            pytest.fail("CI promises services, but ELASTICSEARCH_URL is not set")
        pytest.skip("ELASTICSEARCH_URL is not set")
    # A busy test machine is slower than a page may wait.
    options = {"timeout": 10.0, "grace": 0.5, "patience": 10.0, **options}
    return ElasticEngine(url, f"test-{uuid.uuid4().hex[:12]}", **options)


def drop(engine):
    """Remove what an engine left on the test server."""
    if isinstance(engine, ElasticEngine):
        engine.drop()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request, tmp_path_factory):
    """An engine that holds the corpus and is only read."""
    if request.param == "embedded":
        made = EmbeddedEngine(tmp_path_factory.mktemp("search"))
    else:
        made = elastic_engine()
    made.rebuild(CORPUS)
    yield made
    drop(made)


@pytest.fixture(params=ENGINES)
def empty_engine(request, tmp_path):
    """An engine without any document, to write to."""
    made = EmbeddedEngine(tmp_path / "index") if request.param == "embedded" else elastic_engine()
    yield made
    drop(made)


@pytest.fixture(scope="session")
def tools():
    return Language()


@pytest.fixture(scope="session")
def planner(tools):
    vocabulary = Vocabulary(
        {
            "nl": {"eenzaamheid": 3, "moestuin": 2, "huiswerkbegeleiding": 1, "buurtfeest": 1},
            "fr": {"isolement": 3, "potager": 2},
        },
        documents=20,
        known=tools.term_words,
        stem=lambda language, word: tools.pipelines[language].stem(word),
    )
    return Planner(tools, vocabulary)
