"""What a company's page tells its tenants: teams, rules, complaints, what it came from."""

from datetime import date

import pytest
from wagtail.documents.models import Document
from wagtail.models import Locale

from home.site.bootstrap import ensure_trees
from projects.companies.models import CompanyPage, FirstWeeksPage
from tests.factories.accounts import tenant_of
from tests.factories.cohesion import CohesionProjectFactory, project_page
from tests.factories.companies import company_page
from tests.factories.organisations import BuildingFactory, HousingCompanyFactory, SiteFactory
from tests.factories.permanences import planned_permanence

pytestmark = pytest.mark.django_db

TEAM = {
    "kind": "individual",
    "name": "Team Onthaal",
    "text": "Luistert.",
    "phone": "02 000 12 45",
    "email": "",
    "workers": [
        {"function": "Maatschappelijk assistent", "name": "", "employer": "seconded"},
        {"function": "Coördinator", "name": "", "employer": "own"},
    ],
}


def _html(client, page):
    return client.get(page.url).content.decode()


def test_a_company_shows_its_teams_by_function_and_who_sends_them(client, homes):
    page = company_page(teams=[("team", TEAM)], welcome_text="Ook kandidaat-huurders.")
    html = _html(client, page)
    for words in ("Team Onthaal", "Maatschappelijk assistent", "DMBSH / SASLS", "kandidaat"):
        assert words in html


def test_a_complaint_is_explained_with_a_plain_warning(client, homes):
    html = _html(client, company_page())
    for words in ("geen klacht", "dertig dagen", "Aangetekend"):
        assert words in html


def test_house_rules_come_in_short_and_as_a_document(client, homes):
    rules = Document.objects.create(title="Reglement", file="documents/rules.pdf")
    page = company_page(house_rules="Stil na 22 uur.", house_rules_document=rules)
    html = _html(client, page)
    assert "Stil na 22 uur." in html
    assert "Reglement" in html
    assert "Huishoudelijk reglement" not in _html(client, company_page())


def test_permanences_and_projects_stand_on_the_page(client, homes):
    page = company_page()
    permanence = planned_permanence(organisation=page.company)
    project = project_page(CohesionProjectFactory(companies=[page.company]))
    html = _html(client, page)
    assert permanence.title_nl in html
    assert project.title in html
    assert planned_permanence().title_nl not in html


def test_a_merged_company_leads_to_the_one_that_came_after_it(client, homes):
    old = company_page(HousingCompanyFactory(name_nl="Oude Haard", valid_to=date(2018, 1, 1)))
    new = company_page(HousingCompanyFactory(name_nl="Nieuwe Haard"))
    new.company.predecessors.add(old.company)
    assert new.url in _html(client, old)
    assert "Oude Haard" in _html(client, new)
    found = client.get("/nl/maatschappijen/", {"q": "oude haard"}).content.decode()
    assert "Nieuwe Haard" in found


def test_a_company_is_found_by_a_street_or_a_building(client, homes):
    other = company_page(HousingCompanyFactory(name_nl="Ginds")).company
    here = HousingCompanyFactory(name_nl="Van hier")
    BuildingFactory(site=SiteFactory(company=here, name_nl="Lindetoren"), address_nl="Lindelaan 12")
    for words in ("lindelaan", "Lindetor"):
        html = client.get("/nl/maatschappijen/", {"q": words}).content.decode()
        assert "Van hier" in html
        assert other.name_nl not in html


def test_a_tenant_is_told_which_one_is_theirs(client, homes):
    page = company_page()
    client.force_login(tenant_of(page.company))
    html = client.get("/nl/maatschappijen/").content.decode()
    assert "U huurt bij" in html
    assert "U huurt bij" not in _as_guest(client)


def _as_guest(client):
    client.logout()
    return client.get("/nl/maatschappijen/").content.decode()


@pytest.fixture
def guide(homes):
    page = company_page(house_rules="Stil na 22 uur.", repair_phone="02 000 12 41")
    made = FirstWeeksPage(
        title="Mijn eerste weken",
        slug="eerste-weken",
        locale=Locale.objects.get(language_code="nl"),
        is_tenant_facing=False,
        waste_text="Witte zak: maandag",
        live=True,
    )
    page.add_child(instance=made)
    made.save_revision().publish()
    return made


def test_the_first_weeks_bring_all_together_without_an_account(client, guide):
    company = CompanyPage.objects.get(locale=guide.locale).company
    permanence = planned_permanence(organisation=company)
    html = _html(client, guide)
    for words in ("Witte zak: maandag", "Stil na 22 uur.", permanence.title_nl, company.name_nl):
        assert words in html
    french = ensure_trees()["fr"].get_descendants().type(FirstWeeksPage).get()
    assert client.get(french.url).status_code == 200


def test_the_guide_costs_few_questions(client, guide, django_assert_max_num_queries):
    client.get(guide.url)
    with django_assert_max_num_queries(12):
        client.get(guide.url)
