"""What a project worker reads and edits: what belongs to their own project."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.audiences import audiences
from portal.accounts.models import Membership, Role
from portal.accounts.wagtail_rights import sync_user_rights
from projects.cohesion.rights import project_worker_audiences
from tests.factories.accounts import MembershipFactory, UserFactory, staff_of
from tests.factories.cohesion import CohesionProjectFactory, project_page
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def companies():
    return [HousingCompanyFactory(), HousingCompanyFactory()]


@pytest.fixture
def project(companies):
    return CohesionProjectFactory(companies=companies)


def _of_companies(user):
    return {one for one in audiences(user) if one.startswith("company-")}


def test_a_worker_reads_what_the_companies_of_the_project_share(project, companies):
    worker = staff_of(project.lead, Role.PSC_WORKER)
    wanted = {project.lead.audience, *(company.audience for company in companies)}
    assert _of_companies(worker) == wanted


def test_a_worker_never_reads_what_only_the_staff_of_a_company_reads(project, companies):
    worker = staff_of(project.lead, Role.PSC_WORKER)
    assert not {company.staff_audience for company in companies} & audiences(worker)


def test_a_worker_of_another_association_reads_nothing_of_this_project(project, companies):
    worker = staff_of(OrganisationFactory(), Role.PSC_WORKER)
    assert not {company.audience for company in companies} & audiences(worker)


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.SCOPED_ADMIN, Role.TENANT])
def test_another_role_at_the_association_is_not_enough(project, companies, role):
    person = staff_of(project.lead, role)
    assert not {company.audience for company in companies} & audiences(person)


@pytest.mark.parametrize("state", ["declared", "pending", "refused", "expired"])
def test_a_role_that_is_not_confirmed_gives_nothing(project, companies, state):
    person = UserFactory()
    MembershipFactory(
        user=person,
        organisation=project.lead,
        role=Role.PSC_WORKER,
        state=Membership.State(state),
    )
    assert not {company.audience for company in companies} & audiences(person)


def test_the_right_ends_with_the_agreement(project, companies):
    worker = staff_of(project.lead, Role.PSC_WORKER)
    project.starts_on = timezone.localdate() - timedelta(days=900)
    project.ends_on = timezone.localdate() - timedelta(days=1)
    project.save()
    assert not {company.audience for company in companies} & audiences(worker)


def test_rights_of_a_worker_cost_two_questions(project, django_assert_num_queries):
    worker = staff_of(project.lead, Role.PSC_WORKER)
    with django_assert_num_queries(2):  # the roles, the companies of the project
        list(project_worker_audiences(worker))


def test_a_worker_edits_the_page_of_the_own_project_and_no_other(client, homes, project):
    own, other = project_page(project), project_page()
    worker = staff_of(project.lead, Role.PSC_WORKER)
    sync_user_rights(worker)
    client.force_login(worker)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 200
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[other.pk]))
    assert answer.status_code in {302, 403, 404}
