import pytest
from django.core.management import call_command

from search.contract import EngineUnavailable
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def test_a_practice_shows_what_is_about_the_same(homes, client):
    theme = ThemeFactory(code="soup", name_nl="Soepkeuken", name_fr="Cuisine")
    pages = [practice(context=f"<p>Soepkeuken {number}</p>") for number in range(3)]
    for page in pages:
        page.themes.add(theme)
        page.save_revision().publish()
    call_command("rebuild_index", verbosity=0)
    for _again in range(2):
        text = client.get(pages[0].url).content.decode()
        alike = text.partition('id="related"')[2].partition("</ul>")[0]
        assert [page.url in alike for page in pages] == [False, True, True]


def test_it_does_without_when_the_engine_does_not_answer(homes, client, monkeypatch):
    class Away:
        def search(self, query):
            raise EngineUnavailable

    page = practice()
    monkeypatch.setattr("search.finding.get_engine", Away)
    assert client.get(page.url).status_code == 200
