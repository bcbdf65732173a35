"""A consultation asks a company, some sites or buildings, a project, or a council's own members."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from forums.consultations.actions import (
    claim_code,
    close,
    give_answer,
    make_codes,
    prepare,
    report,
    respond,
    respond_with_code,
)
from forums.consultations.answer_clock import waiting
from forums.consultations.home import questions_for
from forums.consultations.models import Consultation, Response
from forums.consultations.search_source import consultation_source
from forums.consultations.telling import asked
from portal.accounts.audiences import audiences
from portal.accounts.models import Role
from portal.notifications.actions import follow
from portal.notifications.following import about_organisation
from portal.notifications.models import Notice
from projects.cohesion.following import about_project
from search.outbox.models import Change
from tests.factories.accounts import MembershipFactory, UserFactory, at_regulator, staff_of
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.consultations import ConsultationFactory, add_question, closed, give
from tests.factories.organisations import BuildingFactory, HousingCompanyFactory, SiteFactory

pytestmark = pytest.mark.django_db
TEXT = {"nl": "Tekst.", "fr": "Texte."}


def living_at(site):
    user = UserFactory()
    MembershipFactory(user=user, organisation=site.company, verified=True, site=site)
    return user


@pytest.fixture
def site(company):
    return SiteFactory(company=company)


@pytest.fixture
def neighbour(site):
    return living_at(site)


@pytest.fixture
def of_building(company, site):
    consultation = ConsultationFactory(company=company, reach="building")
    consultation.buildings.add(BuildingFactory(site=site))
    add_question(consultation, required=True)
    return consultation


@pytest.fixture
def of_project(company, site):
    partner = HousingCompanyFactory()
    project = CohesionProjectFactory(companies=[company, partner])
    project.sites = [site, SiteFactory(company=partner)]
    project.save()
    consultation = ConsultationFactory(company=company, reach="project", project=project)
    add_question(consultation, required=True)
    return consultation


@pytest.fixture
def of_members(company, council):
    consultation = ConsultationFactory(
        company=company, council=council, opened_by_kind="council", reach="council"
    )
    add_question(consultation, required=True)
    return consultation


def test_in_a_building_only_the_code_of_a_letter_answers(of_building, neighbour, editor, tenant):
    question = of_building.questions.get()
    assert set(asked(of_building)) == {neighbour}
    for user in (neighbour, tenant):
        with pytest.raises(PermissionDenied):
            respond(consultation=of_building, user=user, answers=give(question, 1))
    _batch, (code,) = make_codes(consultation=of_building, actor=editor, count=1)
    respond_with_code(consultation=of_building, typed=code, answers=give(question, 1))
    with pytest.raises(PermissionDenied):
        claim_code(consultation=of_building, user=tenant, typed=code)
    claim_code(consultation=of_building, user=neighbour, typed=code)
    with pytest.raises(PermissionDenied):
        respond(consultation=of_building, user=neighbour, answers=give(question, 2))
    assert Response.objects.get().is_verified


def test_the_page_of_a_building_says_who_answers_and_how(client, of_building, neighbour):
    client.force_login(neighbour)
    html = client.get(of_building.get_absolute_url()).content.decode()
    assert of_building.buildings.get().name in html
    assert reverse("consultations:code") in html
    assert [task.url for task in questions_for(neighbour)] == [of_building.get_absolute_url()]


def test_a_project_asks_the_tenants_of_its_sites_at_both_companies(client, of_project, tenant):
    question = of_project.questions.get()
    inside = [living_at(site) for site in of_project.project.sites.all()]
    assert set(asked(of_project)) == set(inside)
    for user in inside:
        client.force_login(user)
        html = client.get(of_project.get_absolute_url()).content.decode()
        assert ", ".join(one.name for one in of_project.companies) in html
        assert len(list(questions_for(user))) == 1
        respond(consultation=of_project, user=user, answers=give(question, 1))
    # Another tenant of the company reads it, as what is asked of a site.
    client.force_login(tenant)
    assert client.get(of_project.get_absolute_url()).status_code == 200
    assert list(questions_for(tenant)) == []
    with pytest.raises(PermissionDenied):
        respond(consultation=of_project, user=tenant, answers=give(question, 1))


def test_others_find_nothing_of_a_project(client, of_project, stranger):
    for user in (stranger, staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR)):
        client.force_login(user)
        assert client.get(of_project.get_absolute_url()).status_code == 404
        assert of_project.title not in client.get(reverse("consultations:index")).content.decode()


def test_search_gives_it_to_the_people_of_both_companies_and_of_the_association(
    of_project, stranger
):
    document = consultation_source.document(str(of_project.pk))
    companies = list(of_project.project.companies.all())
    assert set(document.facets["company"]) == {one.code for one in companies}
    readers = [living_at(site) for site in of_project.project.sites.all()]
    readers += [staff_of(one, Role.COMPANY_EDITOR) for one in companies]
    readers += [staff_of(of_project.project.lead, Role.PSC_WORKER), at_regulator()]
    assert [document.audience in audiences(user) for user in readers] == [True] * len(readers)
    others = [stranger, staff_of(of_project.project.lead, Role.TENANT), AnonymousUser()]
    assert [document.audience in audiences(user) for user in others] == [False] * len(others)


def test_the_migration_gives_it_to_both_and_has_the_index_told(of_project):
    Consultation.objects.update(audience=of_project.company.audience)
    Change.objects.all().delete()
    migration = import_module("forums.consultations.migrations.0011_projects_have_an_audience")
    migration.name_projects(apps, None)
    of_project.refresh_from_db()
    assert of_project.audience == f"project-{of_project.project_id}"
    assert Change.objects.get(kind="consultation").object_id == str(of_project.pk)
    migration.name_companies(apps, None)
    of_project.refresh_from_db()
    assert of_project.audience == of_project.company.audience


def test_followers_of_the_partner_and_of_the_project_hear_of_the_answer(
    of_project, editor, stranger, django_capture_on_commit_callbacks
):
    (partner,) = of_project.companies[1:]
    of_partner = staff_of(partner, Role.COMPANY_EDITOR)
    nearby = living_at(of_project.project.sites.get(company=partner))
    follow(user=of_partner, about=about_organisation(partner))
    follow(user=nearby, about=about_project(of_project.project))
    follow(user=stranger, about=about_project(of_project.project))
    with django_capture_on_commit_callbacks(execute=True):
        give_answer(consultation=closed(of_project), actor=editor, decision="followed")
    told = Notice.objects.filter(event__event="consultation_answered").values_list(
        "user", flat=True
    )
    assert set(told) == {of_partner.pk, nearby.pk}


@pytest.mark.parametrize("who", ["editor", "tenant", "stranger", "nobody", "regulator"])
def test_what_a_council_asks_its_members_exists_for_nobody_else(
    request, client, of_members, who, member
):
    user = at_regulator() if who == "regulator" else request.getfixturevalue(who)
    client.force_login(user)
    for name in ("consultation", "start", "results", "paper", "poster", "json", "answer", "lapse"):
        address = reverse(f"consultations:{name}", args=[of_members.slug])
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in {404, 405}
    assert of_members.title not in client.get(reverse("consultations:index")).content.decode()
    council = client.get(of_members.council.get_absolute_url()).content.decode()
    assert of_members.title not in council
    assert consultation_source.document(str(of_members.pk)).audience == of_members.council.audience
    assert set(asked(of_members)) == {member}


def test_members_answer_and_their_chair_closes_without_the_company(of_members, member, chair):
    question = of_members.questions.get()
    respond(consultation=of_members, user=member, answers=give(question, 1))
    with pytest.raises(PermissionDenied):
        report(consultation=of_members, actor=chair, text=TEXT)
    closed(of_members)
    assert waiting(Consultation.objects.all()) == []
    report(consultation=of_members, actor=chair, text=TEXT)
    close(consultation=of_members, actor=chair)
    of_members.refresh_from_db()
    assert of_members.closed_at


def test_a_company_does_not_ask_in_the_name_of_the_council(company, council, editor):
    with pytest.raises(ValidationError):
        prepare(
            company=company,
            council=council,
            author=editor,
            reach="council",
            texts={"title": TEXT},
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsultationFactory(company=company, council=council, reach="council")


@pytest.mark.parametrize(
    ("reach", "field"), [("site", "sites"), ("building", "buildings"), ("project", "project")]
)
def test_the_form_asks_which_ones(client, company, editor, site, reach, field):
    BuildingFactory(site=site)
    CohesionProjectFactory(companies=[company])
    client.force_login(editor)
    address = reverse("consultations:create")
    page = client.post(address, {"title_nl": "Het plein", "reach": reach})
    assert page.status_code == 200
    html = page.content.decode()
    assert "Het plein" in html
    assert html.count("Kies ") > client.get(address).content.decode().count("Kies ")
    assert f'href="#id_{field}' in html


def test_a_place_of_another_company_is_refused(company, editor, site):
    other = SiteFactory(company=HousingCompanyFactory())
    for places in ({"sites": [other]}, {"buildings": [BuildingFactory(site=other)]}):
        with pytest.raises(ValidationError):
            prepare(company=company, author=editor, texts={"title": TEXT}, **places)
    with pytest.raises(ValidationError):
        prepare(
            company=company,
            author=editor,
            texts={"title": TEXT},
            reach="project",
            project=CohesionProjectFactory(companies=[other.company]),
        )
