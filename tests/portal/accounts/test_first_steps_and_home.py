"""The pages of somebody who is logged in."""

import re

import pytest
from auditlog.models import LogEntry
from django.core import mail

from portal.accounts.models import Membership, Role
from tests.factories.accounts import (
    MembershipFactory,
    UserFactory,
    at_regulator,
    staff_of,
    tenant_of,
)
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory, SiteFactory

pytestmark = pytest.mark.django_db
HOME = {"nl": "/nl/mijn-thuis/", "fr": "/fr/mon-chez-moi/"}
WAITING = "/nl/account/wachtende-mensen/"


def test_a_newcomer_is_asked_who_they_are(client):
    client.force_login(UserFactory())
    assert client.get(HOME["nl"])["Location"] == "/nl/account/eerste-stappen/taal/"
    assert client.get("/nl/account/eerste-stappen/").status_code == 200
    assert client.get(HOME["nl"] + "?later").status_code == 200


def test_a_tenant_chooses_company_and_site(client, company):
    site = SiteFactory(company=company, code="lindetoren")
    user = UserFactory()
    client.force_login(user)
    page = client.post("/nl/account/eerste-stappen/huurder/", {"company": "linde"})
    assert page["Location"] == "/nl/account/eerste-stappen/huurder/linde/"
    done = client.post(page["Location"], {"site": "lindetoren"})
    assert done["Location"] == "/nl/meldingen/interesses/"
    assert user.memberships.get().site == site
    assert "De Linde moet u nog bevestigen" in client.get(HOME["nl"]).content.decode()


def test_a_company_without_sites_asks_nothing_more(client, company):
    user = UserFactory()
    client.force_login(user)
    done = client.post("/fr/compte/premiers-pas/locataire/", {"company": "linde"})
    assert done["Location"].startswith("/fr/")
    assert user.memberships.get().state == Membership.State.PENDING


@pytest.mark.parametrize("value", ["", "\x00", "nowhere", "x" * 1_000_000, "1' OR 1=1"])
def test_an_impossible_company_is_answered_with_the_form(client, company, value):
    client.force_login(UserFactory())
    assert client.post("/nl/account/eerste-stappen/huurder/", {"company": value}).status_code == 200
    assert not Membership.objects.exists()


def test_a_professional_says_where_they_work(client):
    OrganisationFactory(code="escale")
    user = UserFactory()
    client.force_login(user)
    client.post("/nl/account/eerste-stappen/werk/", {"organisation": "escale"})
    assert user.memberships.get().role == Role.PROFESSIONAL


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_home_of_a_tenant_names_company_and_telephone(
    client, company, language, django_assert_max_num_queries
):
    company.phone = "02 000 12 34"
    company.save()
    client.force_login(tenant_of(company))
    client.get(HOME[language])
    with django_assert_max_num_queries(20):
        page = client.get(HOME[language]).content.decode()
    assert "02 000 12 34" in page
    assert {"nl": "De Linde", "fr": "Le Tilleul"}[language] in page


def test_staff_see_who_waits_for_their_company_alone(client, company):
    mine = MembershipFactory(organisation=company, pending=True, user__display_name="Mijn huurder")
    MembershipFactory(pending=True, user__display_name="Andere huurder")
    client.force_login(staff_of(company))
    page = client.get(WAITING).content.decode()
    assert mine.user.display_name in page
    assert "Andere huurder" not in page


def test_the_list_goes_on_by_key(client, company):
    MembershipFactory.create_batch(27, organisation=company, pending=True)
    client.force_login(staff_of(company))
    first = client.get(WAITING).content.decode()
    assert first.count("<details>") == 25
    after = re.search(r"\?after=(\d+)", first).group(1)
    rest = client.get(WAITING, {"after": after}).content.decode()
    assert rest.count("<details>") == 2


@pytest.mark.parametrize("after", ["-1", "x", "\x00", "9" * 40, "²", ""])
def test_an_impossible_key_is_the_start_of_the_list(client, company, after):
    client.force_login(staff_of(company))
    assert client.get(WAITING, {"after": after}).status_code == 200


def test_tenants_have_no_list_of_who_waits(client, company):
    client.force_login(tenant_of(company))
    assert client.get(WAITING).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_click_confirms_and_the_person_gets_a_mail(client, company):
    row = MembershipFactory(organisation=company, pending=True)
    client.force_login(staff_of(company))
    client.post(f"{WAITING}{row.pk}/", {"answer": "yes"})
    row.refresh_from_db()
    assert row.is_in_force
    assert mail.outbox[-1].to == [row.user.email]


def test_the_log_names_who_confirmed_and_from_where(client, company):
    row = MembershipFactory(organisation=company, pending=True)
    staff = staff_of(company, Role.COUNTER_STAFF)
    client.force_login(staff)
    client.post(f"{WAITING}{row.pk}/", {"answer": "yes"}, REMOTE_ADDR="192.0.2.7")
    entry = LogEntry.objects.get_for_object(row).first()
    assert (entry.actor, entry.actor_email) == (staff, staff.email)
    assert entry.remote_addr == "192.0.2.7"


def test_refusing_without_a_reason_asks_for_one(client, company):
    row = MembershipFactory(organisation=company, pending=True)
    client.force_login(staff_of(company))
    assert client.post(f"{WAITING}{row.pk}/", {"reason": " "}).status_code == 200
    client.post(f"{WAITING}{row.pk}/", {"reason": "Niet in de lijst."})
    row.refresh_from_db()
    assert (row.state, row.refusal_reason) == ("refused", "Niet in de lijst.")


@pytest.mark.parametrize("key", [1, 2**63 - 1, 10**30])
def test_a_row_of_another_company_does_not_exist(client, company, key):
    MembershipFactory(pk=1, pending=True, organisation=HousingCompanyFactory())
    client.force_login(staff_of(company))
    assert client.post(f"{WAITING}{key}/", {"answer": "yes"}).status_code == 404


def test_the_profile_changes_name_and_language(client, company):
    user = tenant_of(company)
    client.force_login(user)
    values = {"display_name": "Fati", "language": "fr", "time_zone": "Europe/Paris"}
    done = client.post("/nl/account/profiel/", values)
    assert done["Location"] == "/fr/compte/profil/"
    user.refresh_from_db()
    assert (user.display_name, user.language, user.time_zone) == ("Fati", "fr", "Europe/Paris")


@pytest.mark.parametrize(
    "extra", [{"is_superuser": "1"}, {"is_active": ""}, {"email": "x@y.test"}, {"username": "u"}]
)
def test_the_profile_changes_nothing_that_it_does_not_show(client, company, extra):
    user = tenant_of(company)
    before = (user.email, user.username)
    client.force_login(user)
    values = {"display_name": "F", "language": "nl", "time_zone": "Europe/Brussels"}
    client.post("/nl/account/profiel/", values | extra)
    user.refresh_from_db()
    assert (user.email, user.username) == before
    assert user.is_active
    assert not user.is_superuser


def test_pages_of_somebody_logged_in_are_kept_by_nobody(client, company):
    client.force_login(tenant_of(company))
    response = client.get(HOME["nl"])
    assert response["Cache-Control"] == "private, no-store"
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize(
    "name",
    [
        "profiel/",
        "e-mail/",
        "wachtwoord/",
        "tweede-stap/",
        "toestellen/",
        "andere-manieren/",
        "eerste-stappen/",
        "eerste-stappen/huurder/",
        "eerste-stappen/werk/",
        "uitloggen/",
    ],
)
def test_every_page_of_an_account_shows(client, company, name):
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    assert client.get(f"/nl/account/{name}", follow=True).status_code == 200
