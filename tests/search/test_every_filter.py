"""Every filter that readers were promised stands on the page and narrows; pages search within."""

import re
from html import unescape

import pytest

from home.news.actions import create_news
from home.site.bootstrap import ensure_trees
from search.outbox.comparing import rebuild_all
from tests.factories.activities import activity_with_dates
from tests.factories.boards import BoardFactory, TopicFactory
from tests.factories.cohesion import CohesionProjectFactory, project_page
from tests.factories.companies import company_page
from tests.factories.organisations import HousingCompanyFactory, MunicipalityFactory
from tests.factories.practices import practice
from tests.factories.taxonomy import (
    PillarFactory,
    SocialObjectiveFactory,
    TargetGroupFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
RELATIONS = {
    "theme": ("themes", ThemeFactory),
    "pillar": ("pillars", PillarFactory),
    "objective": ("objectives", SocialObjectiveFactory),
    "target_group": ("target_groups", TargetGroupFactory),
    "municipality": ("municipalities", MunicipalityFactory),
}


@pytest.fixture
def chosen():
    """A practice with a value in each filter beside one with others: its values by parameter."""
    ensure_trees()
    values = {"kind": "practice", "phase": "running", "year": "2021", "in": "nl"}
    values |= {"organisation_kind": "company"}
    company = HousingCompanyFactory()
    page = practice(year=2021, phase="running", company=company)
    for name, (field, factory) in RELATIONS.items():
        row = factory()
        getattr(page, field).set([row])
        values[name] = row.code
    page.save_revision().publish()
    practice(languages=("fr",), year=2019, phase="pilot")
    page_in_french = {"fr": {"title": "Une pratique dans la presse", "summary": "Bref."}}
    create_news(versions=page_in_french, is_tenant_facing=False)
    rebuild_all()
    return values | {"company": company.code}


def test_every_filter_is_offered_and_narrows_to_what_it_says(client, chosen):
    words = "praktijk pratique"
    assert client.get("/api/v1/search", {"q": words}).json()["total"] == 3
    everything = unescape(client.get("/nl/zoeken/?q=praktijk").content.decode())
    for name, value in chosen.items():
        assert re.search(rf'name="{name}"[^>]*value="{value}"', everything), name
        narrowed = client.get("/api/v1/search", {"q": words, name: value}).json()
        assert narrowed["total"] == (2 if name == "kind" else 1), name
        assert value in [one["value"] for one in narrowed["facets"][_facet(name)]], name


def _facet(parameter):
    return "language" if parameter == "in" else parameter


def test_pages_of_companies_and_projects_and_boards_search_within_themselves(client):
    ensure_trees()
    company, other = HousingCompanyFactory.create_batch(2)
    project = CohesionProjectFactory(companies=[company])
    pages = {
        company_page(company).url: ("company", company.code),
        project_page(project).url: ("project", project.code),
    }
    for url, (name, code) in pages.items():
        page = client.get(url).content.decode()
        assert f'type="hidden" name="{name}" value="{code}"' in page
    here = activity_with_dates(company=company)
    activity_with_dates(company=other)
    rebuild_all()
    found = client.get("/api/v1/search", {"kind": "activity", "company": company.code}).json()
    assert [hit["id"] for hit in found["hits"]] == [str(here.pk)]
    board = BoardFactory()
    topic = TopicFactory(board=board, title="Zwiebertfeest")
    TopicFactory(title="Zwiebertfeest elders")
    rebuild_all()
    page = client.get(f"{board.get_absolute_url()}zoeken/", {"q": "zwiebertfeest"}).content.decode()
    assert topic.get_absolute_url() in page
    assert "elders" not in page
