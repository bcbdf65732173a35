"""My home: useful when empty, within a few questions to the database, for every role."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.boards.actions import open_topic
from portal.accounts.home_sections import count_at_once
from portal.accounts.models import Role, User
from portal.accounts.wagtail_rights import sync_organisation_rights
from portal.notifications.actions import follow
from portal.privacy.models import Objection
from projects.activities.actions import sign_up
from tests.factories.accounts import (
    MembershipFactory,
    UserFactory,
    at_regulator,
    staff_of,
    tenant_of,
)
from tests.factories.activities import coming_session
from tests.factories.boards import board_of
from tests.factories.companies import company_page
from tests.factories.notifications import NoticeFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.permanences import PermanenceFactory

pytestmark = pytest.mark.django_db
ROLES = [
    Role.COMPANY_EDITOR,
    Role.COUNTER_STAFF,
    Role.SOCIAL_WORKER,
    Role.PSC_WORKER,
    Role.SCOPED_ADMIN,
]


def open_home(client, user):
    client.force_login(user)
    address = reverse("my_home")
    client.get(address)  # menus and settings are kept by the process
    return address


def test_an_empty_home_of_a_tenant_says_what_can_be_done(
    client, company, django_assert_max_num_queries
):
    address = open_home(client, tenant_of(company))
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    for words in (
        "Mijn volgende activiteiten",
        "Wanneer kan ik er terecht?",
        "Mijn adviesraad",
        "Waar ik schreef",
        "U schreef nog niets",
    ):
        assert words in page


def test_a_full_home_of_a_tenant_costs_the_same(client, company, django_assert_max_num_queries):
    user = tenant_of(company)
    board = board_of(company)
    for number in range(6):
        open_topic(board=board, author=user, title=f"Vraag {number}", text="Wie weet dit?")
        NoticeFactory(user=user)
    address = open_home(client, user)
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    assert "Vraag 5" in page
    assert "Vraag 0" not in page


@pytest.mark.parametrize("role", ROLES)
def test_home_of_staff_costs_little(client, company, role, django_assert_max_num_queries):
    address = open_home(client, staff_of(company, role))
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("role", [Role.REGULATOR_EDITOR, Role.MODERATOR, Role.REGULATOR_ADMIN])
def test_home_at_the_regulator_costs_little(client, role, django_assert_max_num_queries):
    address = open_home(client, at_regulator(role))
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


def test_what_waits_in_all_rooms_is_counted_in_one_question(company, django_assert_num_queries):
    tenant_of(company)
    staff = staff_of(company)
    everybody = User.objects.all()
    # Rows that a queryset meets twice count once; its own order and limits of fields do not matter.
    twice = everybody.filter(memberships__organisation__in=[company.pk]).order_by("-username")
    querysets = [everybody, everybody.none(), twice, staff.memberships.all()]
    with django_assert_num_queries(1):
        assert count_at_once(querysets) == [2, 0, 2, 1]
    with django_assert_num_queries(0):
        assert count_at_once([]) == []


def test_an_administrator_sees_what_waits_in_several_rooms(client, company):
    person = MembershipFactory(organisation=company, pending=True).user
    Objection.objects.create(user=person, text="Waarom?")
    PermanenceFactory(organisation=company, confirmed_on=None)
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    page = client.get(reverse("my_home")).content.decode()
    assert "1 mens wacht op uw antwoord" in page or "1 persoon wacht op uw antwoord" in page
    assert "1 vraag over gegevens" in page
    assert "Kloppen deze uren nog?" in page


def test_a_tenant_sees_who_is_who_and_the_topics_they_follow(
    client, company, django_assert_max_num_queries
):
    user, other = tenant_of(company), tenant_of(company)
    worker = {"function": "Maatschappelijk werker", "name": "", "employer": "own"}
    team = {"kind": "individual", "name": "Team Wonen", "phone": "02 000 11 22", "workers": []}
    company_page(
        company,
        social_phone="02 000 55 66",
        teams=[{"type": "team", "value": {**team, "workers": [worker]}}],
    )
    board = board_of(company)
    followed = open_topic(board=board, author=other, title="Bankje aan de poort", text="Wie helpt?")
    open_topic(board=board, author=other, title="Iets anders", text="Wie helpt?")
    follow(user=user, about=followed.about)
    address = open_home(client, user)
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    for words in ("Wie is wie?", "02 000 55 66", "Team Wonen", "Maatschappelijk werker"):
        assert words in page
    assert "Bankje aan de poort" in page
    assert "Iets anders" not in page


def test_workers_see_who_comes_to_their_own_activities(client, company):
    organiser = OrganisationFactory()
    session = coming_session(organiser=organiser, capacity=1)
    elsewhere = coming_session()
    for _number in range(2):
        sign_up(session=session, by=UserFactory())
    client.force_login(staff_of(organiser, Role.PSC_WORKER))
    page = client.get(reverse("my_home")).content.decode()
    assert "1 plaats bezet, 1 wacht" in page
    assert reverse("activities:attendance", args=[session.pk]) in page
    assert reverse("activities:attendance", args=[elsewhere.pk]) not in page


def test_editors_see_which_of_their_own_pages_are_in_one_language(client, company):
    mine = company_page(company)
    other = company_page(HousingCompanyFactory(code="kanaal", name_nl="Huis Kanaal"))
    editor = staff_of(company, Role.COMPANY_EDITOR)
    sync_organisation_rights(company, [mine, *mine.get_translations()])
    client.force_login(editor)
    assert "Deze pagina’s bestaan in één taal" in client.get(reverse("my_home")).content.decode()
    page = client.get(reverse("to_translate")).content.decode()
    translate = "wagtail_localize:submit_page_translation"
    assert reverse(translate, args=[mine.pk]) in page
    assert reverse(translate, args=[other.pk]) not in page
    client.force_login(tenant_of(company))
    assert client.get(reverse("to_translate")).status_code == 403


def test_home_of_a_professional_costs_little(client, django_assert_max_num_queries):
    user = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    address = open_home(client, user)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


def test_somebody_without_a_role_has_a_home_too(client, django_assert_max_num_queries):
    user = UserFactory(date_joined=timezone.now() - timedelta(days=1))
    client.force_login(user)
    address = reverse("my_home") + "?later"
    client.get(address)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        (Role.COMPANY_EDITOR, ["wagtailadmin_home", "activities:create", "consultations:create"]),
        (Role.SOCIAL_WORKER, ["permanences:manage"]),
        (Role.COUNTER_STAFF, []),
    ],
)
def test_home_of_staff_leads_to_what_they_write(client, company, role, wanted):
    worker = staff_of(company, role)
    sync_organisation_rights(company)
    page = client.get(open_home(client, worker)).content.decode()
    names = ["wagtailadmin_home", "activities:create", "consultations:create", "permanences:manage"]
    boxes = page.partition("In het kort")[2]
    found = [name for name in names if f'href="{reverse(name)}"' in boxes]
    assert set(wanted) <= set(found)
    assert bool(wanted) == ("Schrijf en publiceer" in boxes)


def test_home_of_a_tenant_offers_nothing_to_publish(client, company):
    page = client.get(open_home(client, tenant_of(company))).content.decode()
    assert "Schrijf en publiceer" not in page
