"""What is like a practice is found once, and remembered for a while."""

from types import MappingProxyType, SimpleNamespace

from django.core.cache import caches

from home.knowledge import related
from home.knowledge.models import PracticePage
from search.contract import Hit


def _hit(key: str) -> Hit:
    return Hit(
        key=key,
        kind="practice",
        language="nl",
        title="Koffie op donderdag",
        title_html="Koffie",
        snippet_html="",
        url="/nl/koffie/",
        facets=MappingProxyType({}),
        published_at=None,
        score=1.0,
        other_language=False,
    )


def test_what_is_like_a_practice_is_remembered_without_the_practice_itself(monkeypatch):
    caches["local"].clear()
    asked = []

    def search(query):
        asked.append(query)
        return SimpleNamespace(hits=(_hit("practice:koffie"), _hit("practice:thee")))

    monkeypatch.setattr(related, "get_engine", lambda: SimpleNamespace(search=search))
    page = PracticePage(pk=1, title="Koffie", external_id="koffie", latest_revision_id=1)
    facts = {"themes": [("meeting", "Ontmoeten")], "target_groups": []}
    for _time in range(2):
        assert [found.key for found in related.related_practices(page, facts)] == ["practice:thee"]
    assert len(asked) == 1
