import pytest

from tests.factories.companies import company_page
from tests.factories.organisations import (
    BuildingFactory,
    HousingCompanyFactory,
    MunicipalityFactory,
    SiteFactory,
)
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


@pytest.mark.parametrize(
    "typed",
    [
        "binhome",
        "BinHôme",
        "thuis in ukkel",
        "le foyer d'uccle",
        "binhome 1180",
        "1180",
        "sint jans molenbeek",
        "Saint-Jean",
        "kersenlaan 14",
        "14, avenue des cerises",
        "laan kersen",
        "bin home",
    ],
)
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_directory_finds_a_company_however_it_is_written(client, homes, typed, language):
    uccle = MunicipalityFactory(
        code="uccle", name_nl="Ukkel", name_fr="Uccle", postcodes="1180, 1181"
    )
    company = HousingCompanyFactory(
        name_nl="BinHôme, thuis in Ukkel", name_fr="BinHôme, le Foyer d’Uccle"
    )
    company.municipalities.add(uccle)
    place = MunicipalityFactory(name_nl="Sint-Jans-Molenbeek", name_fr="Molenbeek-Saint-Jean")
    site = SiteFactory(company=company, municipality=place)
    BuildingFactory(site=site, address_nl="Kersenlaan 1-27 / Avenue des Cerises 1-27")
    company_page(HousingCompanyFactory(name_nl="Elders Wonen", name_fr="Habiter ailleurs"))
    address = {"nl": "/nl/maatschappijen/", "fr": "/fr/societes/"}[language]
    html = client.get(address, {"q": typed}).content.decode()
    assert "BinHôme" in html
    assert "Elders Wonen" not in html
    assert "Habiter ailleurs" not in html


def test_an_address_names_the_building_and_a_municipality_does_not(client, homes):
    place = MunicipalityFactory(name_nl="Evere", name_fr="Evere", postcodes="1140")
    company = HousingCompanyFactory()
    company.municipalities.add(place)
    site = SiteFactory(company=company, municipality=place, name_nl="Lindetoren")
    BuildingFactory(site=site, address_nl="Lindelaan 8")
    company_page(company)
    shown = [
        client.get("/nl/maatschappijen/", {"q": typed}).content.decode()
        for typed in ("lindelaan", "evere")
    ]
    assert "Hier: Lindetoren" in shown[0]
    assert "Lindetoren" not in shown[1]


def test_a_company_shows_how_to_reach_it(client, homes):
    company = HousingCompanyFactory(
        phone="02 000 12 40", emergency_phone="02 000 12 49", address_nl="Lindelaan 2"
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
