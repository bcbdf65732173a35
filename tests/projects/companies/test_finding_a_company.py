import pytest

from tests.factories.companies import company_page
from tests.factories.organisations import HousingCompanyFactory, MunicipalityFactory
from tests.factories.pages import ensure_news_index, news

pytestmark = pytest.mark.django_db

WEEK = {"title": "", "note": "", "days": [{"day": "mon", "desk": "9:00-12:00", "phone": ""}]}


def test_the_directory_finds_a_company_by_its_municipality(client, homes):
    place = MunicipalityFactory(code="evere", name_nl="Evere", name_fr="Evere")
    here = HousingCompanyFactory(name_nl="Hier Wonen")
    here.municipalities.add(place)
    company_page(here)
    company_page(HousingCompanyFactory(name_nl="Elders Wonen"))
    html = client.get("/nl/maatschappijen/", {"municipality": "evere"}).content.decode()
    assert "Hier Wonen" in html
    assert "Elders Wonen" not in html


def test_a_company_shows_how_to_reach_it(client, homes):
    company = HousingCompanyFactory(
        phone="02 000 12 40", emergency_phone="02 000 12 49", address="Lindelaan 2"
    )
    page = company_page(company, repair_phone="02 000 12 41", hours=[("hours", WEEK)])
    html = client.get(page.url).content.decode()
    for words in ("tel:+3220001240", "02 000 12 41", "02 000 12 49", "9 tot 12 uur", "Lindelaan 2"):
        assert words in html


def test_a_company_page_shows_only_its_own_news(client, homes):
    page = company_page()
    other = company_page()
    ensure_news_index()
    news("Van ons", company=page.company)
    news("Van hen", company=other.company)
    html = client.get(page.url).content.decode()
    assert "Van ons" in html
    assert "Van hen" not in html


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 5000, "municipality=%00", "q=<script>"])
def test_odd_questions_are_answered(client, homes, query):
    company_page()
    answer = client.get(f"/nl/maatschappijen/?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_a_company_has_one_page(homes):
    from django.core.exceptions import ValidationError

    page = company_page()
    with pytest.raises(ValidationError, match="already has a page|al een pagina"):
        company_page(page.company, slug="nog-een")
