import pytest

from search import engine as engines
from search import sources
from search.contract import EngineUnavailable
from search.engines.embedded import EmbeddedEngine
from tests.search.corpus import document


class Notes:
    """A room of one kind whose texts are in a dictionary."""

    kind = "note"

    def __init__(self):
        self.texts = {}
        self.broken = set()

    def documents(self):
        return (self.document(key) for key in sorted(self.texts))

    def document(self, object_id):
        if object_id in self.broken:
            raise ValueError(f"nothing can be read of {object_id}")
        title = self.texts.get(object_id)
        return document(f"note:{object_id}", nl=(title,)) if title else None

    def find_titles(self, text, audiences, limit):
        for key, title in self.texts.items():
            if text.lower() in title.lower():
                yield f"note:{key}", document(f"note:{key}", nl=(title,)).texts


class Switch:
    """An engine that can be switched off, or refuse some documents."""

    def __init__(self, engine):
        self.engine = engine
        self.is_off = False
        self.refused = set()

    def index(self, documents):
        documents = list(documents)
        self._look()
        if bad := [each.key for each in documents if each.key in self.refused]:
            raise RuntimeError(f"cannot take {bad[0]}")
        self.engine.index(documents)

    def health(self):
        health = self.engine.health()
        return health if not self.is_off else type(health)("switch", ok=False, detail="off")

    def __getattr__(self, name):
        self._look()
        return getattr(self.engine, name)

    def _look(self):
        if self.is_off:
            raise EngineUnavailable("switched off")


@pytest.fixture
def notes(monkeypatch):
    """The only room that search knows."""
    monkeypatch.setattr(sources, "_sources", {})
    return sources.register(Notes())


@pytest.fixture
def switch(monkeypatch, tmp_path):
    """The engine of the settings, for a test."""
    made = Switch(EmbeddedEngine(tmp_path / "index"))
    monkeypatch.setattr(engines, "_made_engine", lambda: made)
    monkeypatch.setattr(engines, "_keep_fresh", lambda engine: None)
    return made
