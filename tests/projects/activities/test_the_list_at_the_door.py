from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from portal.accounts.models import Role
from portal.privacy.models import Access
from projects.activities.actions import purge_old_lists, sign_up
from projects.activities.models import SignUp
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.activities import coming_session
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(project):
    return coming_session(organiser=project.lead, project=project)


def _address(session):
    return reverse("activities:attendance", args=[session.pk])


def test_a_worker_ticks_who_came_and_counts_the_others(client, worker, session):
    made = sign_up(session=session, by=UserFactory(), places=2)
    client.force_login(worker)
    client.post(_address(session), {"came": [made.pk], "walk_ins": "5"})
    session.refresh_from_db()
    assert (session.walk_ins, session.came) == (5, 7)


def test_whoever_is_on_the_list_sees_that_a_worker_read_it(client, worker, session):
    person = UserFactory()
    sign_up(session=session, by=person)
    client.force_login(staff_of(OrganisationFactory(), Role.PSC_WORKER))
    client.get(_address(session))
    assert not Access.objects.exists()
    client.force_login(worker)
    for _time in range(2):
        client.get(_address(session))
    look = Access.objects.get()
    assert (look.person, look.reader, look.what) == (person, worker, "attendance")
    client.force_login(person)
    with translation.override("nl"):
        page = client.get(reverse("privacy:mine")).content.decode()
    assert "lijst van wie naar een activiteit komt" in page


def _others(session):
    company = session.activity.project.companies.first()
    return {
        "worker elsewhere": staff_of(OrganisationFactory(), Role.PSC_WORKER),
        "company editor": staff_of(company),
        "social worker of the company": staff_of(company, Role.SOCIAL_WORKER),
        "tenant": tenant_of(company),
        "regulator": at_regulator(),
        "administrator": at_regulator(Role.REGULATOR_ADMIN),
        "superuser": UserFactory(is_superuser=True),
        "administrator of the association": staff_of(session.activity.organiser, Role.SCOPED_ADMIN),
    }


def test_nobody_else_sees_the_list(client, session):
    for who, person in _others(session).items():
        client.force_login(person)
        assert client.get(_address(session)).status_code == 403, who
        assert client.post(_address(session), {"walk_ins": "3"}).status_code == 403, who


def test_names_go_in_time_and_the_number_stays(session, worker, client):
    made = sign_up(session=session, by=UserFactory())
    client.force_login(worker)
    client.post(_address(session), {"came": [made.pk], "walk_ins": "1"})
    long_ago = timezone.now() - timedelta(days=31)
    session.starts_at, session.ends_at = long_ago - timedelta(hours=1), long_ago
    type(session).objects.filter(pk=session.pk).update(
        starts_at=session.starts_at, ends_at=session.ends_at
    )
    assert purge_old_lists() == 1
    session.refresh_from_db()
    assert not SignUp.objects.exists()
    assert session.came == 2
    assert purge_old_lists() == 0
