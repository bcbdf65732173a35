"""A real server is stopped and started, and hangs: readers go on and nothing is lost."""

import re
import time
import uuid
from html import unescape

import pytest
from django.test import override_settings

from home.site.bootstrap import ensure_trees
from search import engine as engines
from search.contract import EngineUnavailable
from search.engines.elastic import ElasticEngine
from search.outbox.actions import drain
from search.outbox.comparing import compare, rebuild_all
from search.outbox.models import Change
from search.sources import all_sources
from tests.factories.pages import news
from tests.search.nodes import own_nodes, wait_for

pytestmark = [pytest.mark.services, pytest.mark.django_db]
WATCHER = {"Authorization": "Bearer a-long-token-for-the-watch"}
# Seconds: one for the server, the rest for a page on a busy machine; the client waits thirty else.
AT_ONCE = 10.0


@pytest.fixture(scope="module")
def server():
    with own_nodes(1) as nodes:
        yield nodes


@pytest.fixture
def site(server, monkeypatch, settings):
    """A portal on that server, with a piece of news in it."""
    settings.OPERATIONS_TOKEN = "a-long-token-for-the-watch"  # noqa: S105
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    made = ElasticEngine(server.urls, f"test-{uuid.uuid4().hex[:12]}", pause=0.5, grace=0)
    monkeypatch.setattr(engines, "_made_engine", lambda: made)
    monkeypatch.setattr(engines, "_keep_fresh", lambda engine: None)
    ensure_trees()
    item = news("Zwiebertfeest op het plein")
    rebuild_all()
    made.warm()
    yield item
    wait_for(made.drop)


def titles_for(client, words):
    """The titles on the page, whether it says that only titles are searched, and how soon."""
    began = time.monotonic()
    answer = client.get("/nl/zoeken/", {"q": words})
    took = time.monotonic() - began
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    titles = re.findall(r'<h3[^>]*><a href="[^"]*">(.*?)</a>', page)
    is_reduced = "alleen in titels" in page
    return [re.sub("</?mark>", "", each) for each in titles], is_reduced, took


def fully(client, words):
    """The titles, once a busy test machine answers within the second."""
    until = time.monotonic() + 60
    while True:
        titles, is_reduced, _ = titles_for(client, words)
        if not is_reduced or time.monotonic() > until:
            assert not is_reduced
            return sorted(titles)
        time.sleep(0.5)


def is_index_well(client):
    answer = client.get("/readyz", headers=WATCHER)
    assert answer.status_code == 200
    return answer.json()["index"]["well"]


def test_a_server_that_is_stopped_and_started_has_lost_nothing(client, server, site):
    gone = news("Zwiebertmarkt")
    wait_for(drain)
    assert fully(client, "zwiebertfeest") == [site.title]
    assert any(is_index_well(client) for _attempt in range(20))

    server.stop()
    added = news("Nieuw zwiebertfeest")
    site.title = "Zwiebertfeest verplaatst"
    site.save_revision().publish()
    gone.delete()
    with pytest.raises(EngineUnavailable):
        drain()
    titles, is_reduced, took = titles_for(client, "zwiebertfeest")
    assert sorted(titles) == sorted([added.title, site.title])
    assert is_reduced
    assert took < AT_ONCE
    assert client.get("/nl/").status_code == 200
    assert client.get("/nl/zoeken/suggesties/", {"q": "zwie"}).status_code == 200
    assert not is_index_well(client)

    server.start()
    while Change.objects.waiting().exists():
        wait_for(drain)
    assert fully(client, "zwiebertfeest") == sorted([added.title, site.title])
    assert gone.title not in fully(client, "zwiebertmarkt")
    assert all(compare(source).is_none for source in all_sources())
    assert any(is_index_well(client) for _attempt in range(20))


def test_a_server_that_hangs_is_waited_for_one_second_and_soon_not_at_all(client, server, site):
    with server.hanging():
        titles, is_reduced, took = titles_for(client, "zwiebertfeest")
        assert (titles, is_reduced) == ([site.title], True)
        assert took < AT_ONCE
        news("Zwiebertnacht")
        began = time.monotonic()
        with pytest.raises(EngineUnavailable):
            drain()
        # The worker has mails to send as well.
        assert time.monotonic() - began < 20
        assert client.get("/nl/").status_code == 200
    wait_for(drain)
    assert "Zwiebertnacht" in fully(client, "zwiebertnacht")


@override_settings(SEARCH_REBUILDS_ITSELF=False)
def test_an_index_that_is_wiped_is_made_anew_from_the_database(client, server, site):
    engines.get_engine().drop()
    assert engines.get_engine().health().rebuild_reason == "missing"
    rebuild_all()
    assert fully(client, "zwiebertfeest") == [site.title]
