from datetime import date

import pytest
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from projects.companies.reference import load, make_pages
from tests.factories.accounts import at_regulator
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


def test_each_company_of_today_has_a_page_in_both_languages(client, homes):
    company = HousingCompanyFactory(code="haard", name_nl="De Haard", name_fr="Le Foyer")
    HousingCompanyFactory(name_nl="Van vroeger", valid_to=date(2018, 1, 1))
    filled = company_page(HousingCompanyFactory(name_nl="Ingevuld", phone="02 000 12 40"))
    assert (make_pages(), make_pages()) == (1, 0)
    for address, name, said in (
        ("/nl/maatschappijen/haard/", "De Haard", "heeft hier nog niets geschreven"),
        ("/fr/societes/haard/", "Le Foyer", "n’a encore rien écrit"),
    ):
        html = client.get(address).content.decode()
        assert name in html
        assert said in html
    assert company.pages.count() == 2
    assert "nog niets geschreven" not in client.get(filled.url).content.decode()


def test_a_company_that_is_added_has_a_page_at_once(client, homes):
    load()
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    typed = {"name_nl": "Nieuw", "name_fr": "Neuf", "code": "nieuw", "company_kind": "public"}
    client.post(
        reverse("wagtailsnippets_organisations_housingcompany:add"), typed | {"level": "local"}
    )
    assert client.get("/fr/societes/nieuw/").status_code == 200
