"""JSON for programs: what everybody may read, whoever asks."""

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.search.site import fill, thing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index():
    fill()


def ask(client, **query):
    answer = client.get(reverse("api_search"), query)
    assert answer.status_code == 200
    return answer.json()


def test_an_answer_has_all_its_parts(client):
    found = ask(client, q="isolement", language="fr")
    assert {"total", "hits", "facets", "did_you_mean", "concepts"} <= found.keys()
    hit = found["hits"][0]
    assert {"id", "kind", "language", "title", "url", "snippet", "score"} <= hit.keys()
    assert (hit["id"], hit["kind"], hit["language"]) == ("1", "practice", "nl")
    assert hit["url"] == "http://testserver/nl/practice/1/"
    assert hit["score"] > 0
    assert any("eenzaamheid" in concept["terms"] for concept in found["concepts"])


def test_an_imported_practice_is_called_by_its_number(client):
    from home.knowledge.search_source import PracticeSource
    from tests.factories.practices import practice

    practice(external_id="ext-77")
    fill(list(PracticeSource().documents()))
    assert [hit["id"] for hit in ask(client, q="praktijk")["hits"]] == ["ext-77"]


def test_language_ranks_and_labels_and_in_filters(client):
    everything = ask(client, q="potager", language="nl")
    only = ask(client, q="moestuin", language="nl", **{"in": "fr"})
    assert everything["total"] >= 2
    assert all("fr" in hit["languages"] for hit in only["hits"])
    assert 0 < only["total"] < ask(client, q="moestuin")["total"]
    kinds = ask(client, q="moestuin", language="fr")["facets"]["kind"]
    assert "Actualités" in {value["label"] for value in kinds}


def test_facets_filter_and_count(client):
    found = ask(client, kind="practice", phase=["running", "pilot"])
    assert {hit["id"] for hit in found["hits"]} == {"1", "2"}
    counts = {one["value"]: one["count"] for one in found["facets"]["phase"]}
    assert counts == {"running": 1, "pilot": 1}


def test_pages_are_as_long_as_asked_up_to_a_hundred(client):
    fill([thing(n, nl=f"Buurtfeest {n}") for n in range(120)])
    assert len(ask(client, q="buurtfeest", size=7)["hits"]) == 7
    assert len(ask(client, q="buurtfeest", size=1000)["hits"]) == 100
    second = ask(client, q="buurtfeest", size=100, page=2)
    assert (len(second["hits"]), second["total"]) == (20, 120)


def test_whoever_is_logged_in_gets_public_content_alone(client, monkeypatch):
    client.force_login(UserFactory())
    found = ask(client, q="kanarievogel moestuin")
    assert all(hit["id"] != "6" for hit in found["hits"])
    assert "besloten" not in str(found)


def test_a_typing_error_comes_with_the_right_word(client):
    assert ask(client, q="moestiun")["did_you_mean"] == "moestuin"
