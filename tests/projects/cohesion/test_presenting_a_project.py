import pytest
from django.core.exceptions import ValidationError

from projects.cohesion.models import CohesionProject, check_companies
from tests.factories.cohesion import CohesionProjectFactory, project_page
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


def test_a_project_shows_who_makes_it_possible(client, homes):
    project = CohesionProjectFactory(companies=[HousingCompanyFactory(name_nl="De Linde")])
    page = project_page(project, room="Zaal De Bron")
    html = client.get(page.url).content.decode()
    for words in ("De Linde", project.lead.name_nl, "Zaal De Bron"):
        assert words in html


def test_documents_are_hidden_when_there_are_none(client, homes):
    assert ">Documenten<" not in client.get(project_page().url).content.decode()


@pytest.mark.parametrize("count", [0, 3])
def test_a_project_has_one_or_two_companies(count):
    with pytest.raises(ValidationError):
        check_companies(count)


def test_a_company_cannot_lead_a_project(homes):
    project = CohesionProject(code="x", lead=HousingCompanyFactory())
    with pytest.raises(ValidationError):
        project.clean()


def test_the_list_names_every_project(client, homes):
    page = project_page(title="Koffie in de hal")
    assert page.title in client.get("/nl/projecten/").content.decode()
    assert page.title in client.get("/fr/projets/").content.decode()
