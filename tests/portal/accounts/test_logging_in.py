"""A person logs in, out, and changes what they log in with."""

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client

from portal.accounts.models import Role
from tests.factories.accounts import PASSWORD, UserFactory, at_regulator, staff_of, tenant_of
from tests.portal.accounts.conftest import link_in

pytestmark = pytest.mark.django_db
LOGIN = "/nl/account/inloggen/"
OTHER = "four other calm words"


def is_logged_in(client):
    return "_auth_user_id" in client.session


@pytest.fixture
def tenant(company):
    return tenant_of(company)


def code_of(secret, shift=0):
    counter = next(iter(counters())) + shift
    return format_hotp_value(hotp_value(secret, counter))


def test_the_right_password_opens_and_gives_a_new_session(client, tenant, log_in):
    client.get(LOGIN)
    before = client.session.session_key
    assert log_in(tenant)["Location"] == "/nl/mijn-thuis/"
    assert is_logged_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize("address", ["known", "unknown"])
def test_a_wrong_password_tells_nothing_about_the_address(client, tenant, address):
    email = tenant.email if address == "known" else "nobody@example.test"
    page = client.post(LOGIN, {"login": email, "password": "not this one"})
    assert "Het e-mailadres of het wachtwoord klopt niet." in page.content.decode()


@pytest.mark.parametrize("value", ["", "\x00", "x" * 1_000_000, "' OR 1=1 --"])
@pytest.mark.parametrize("field", ["login", "password"])
def test_nonsense_is_answered_with_the_form(client, tenant, field, value):
    values = {"login": tenant.email, "password": PASSWORD, field: value}
    assert client.post(LOGIN, values).status_code == 200


def test_a_switched_off_account_stays_out(client, company, log_in):
    log_in(tenant_of(company, is_active=False))
    assert not is_logged_in(client)


def test_switching_off_ends_every_session_at_once(tenant, log_in):
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        log_in(tenant, browser=browser)
        browser.get("/nl/mijn-thuis/")
    tenant.is_active = False
    tenant.save()
    for browser in browsers:
        assert browser.get("/nl/mijn-thuis/").status_code == 302
    assert not UserSession.objects.exists()


def test_logging_out_takes_a_post_and_kills_the_session(client, tenant, log_in):
    log_in(tenant)
    cookie = client.cookies["sessionid"].value
    assert client.get("/nl/account/uitloggen/").status_code == 200
    assert is_logged_in(client)
    client.post("/nl/account/uitloggen/")
    thief = Client()
    thief.cookies["sessionid"] = cookie
    assert thief.get("/nl/mijn-thuis/").status_code == 302


def test_the_admin_has_no_second_door(client, tenant):
    door = client.get("/admin/login/?next=/admin/pages/")
    assert door["Location"] == "/nl/account/inloggen/?next=%2Fadmin%2Fpages%2F"
    client.post("/admin/login/", {"username": tenant.username, "password": PASSWORD})
    assert not is_logged_in(client)
    assert client.get("/admin/password_reset/").status_code == 302
    assert client.get("/admin/login/?next=https://evil.test/")["Location"].endswith("%2Fadmin%2F")


def test_who_writes_nothing_is_refused_by_the_admin_and_not_sent_round(client, tenant):
    client.force_login(tenant)
    assert client.get("/admin/").status_code == 403


def test_the_login_page_sends_nobody_to_another_site(client, tenant):
    values = {"login": tenant.email, "password": PASSWORD, "next": "https://evil.test/"}
    assert client.post(LOGIN, values)["Location"] == "/nl/mijn-thuis/"


def test_guessing_on_one_name_is_stopped_from_many_addresses(client, tenant):
    for i in range(8):
        client.post(LOGIN, {"login": tenant.email, "password": "no"}, REMOTE_ADDR=f"10.0.0.{i}")
    page = client.post(LOGIN, {"login": tenant.email, "password": PASSWORD}, REMOTE_ADDR="10.1.1.1")
    assert not is_logged_in(client)
    assert "Te veel pogingen" in page.content.decode()
    cache.clear()
    client.post(LOGIN, {"login": tenant.email, "password": PASSWORD})
    assert is_logged_in(client)


def test_guessing_from_one_address_is_stopped_whatever_it_says_of_itself(client, tenant):
    for i in range(12):
        client.post(
            LOGIN,
            {"login": f"nobody{i}@example.test", "password": "no"},
            headers={"X-Forwarded-For": f"10.0.0.{i}"},
        )
    client.post(
        LOGIN,
        {"login": tenant.email, "password": PASSWORD},
        headers={"X-Forwarded-For": "10.9.9.9"},
    )
    assert not is_logged_in(client)


def test_a_success_does_not_clear_the_counter_of_another_name(client, tenant, company, log_in):
    own = tenant_of(company)
    for i in range(6):
        client.post(LOGIN, {"login": tenant.email, "password": "no"}, REMOTE_ADDR=f"10.0.1.{i}")
        log_in(own, browser=Client(), REMOTE_ADDR=f"10.0.2.{i}")
    log_in(tenant, REMOTE_ADDR="10.0.3.1")
    assert not is_logged_in(client)


@pytest.mark.parametrize("email", ["known", "unknown"])
def test_asking_for_a_new_password_gives_the_same_answer(client, tenant, email):
    address = tenant.email if email == "known" else "nobody@example.test"
    answer = client.post("/nl/account/wachtwoord/vergeten/", {"email": address})
    assert answer["Location"] == "/nl/account/wachtwoord/vergeten/verstuurd/"
    assert client.get(answer["Location"]).status_code == 200
    assert [message.to for message in mail.outbox] == [[address]]


def test_a_new_password_by_mail_works_once_and_ends_other_sessions(client, tenant, log_in):
    thief = Client()
    log_in(tenant, browser=thief)
    client.post("/nl/account/wachtwoord/vergeten/", {"email": tenant.email})
    link = link_in(mail.outbox[0])
    form = client.get(link)["Location"]
    done = client.post(form, {"password1": OTHER, "password2": OTHER})
    assert done["Location"] == "/nl/account/wachtwoord/vergeten/klaar/"
    assert thief.get("/nl/mijn-thuis/").status_code == 302
    assert "werkt niet meer" in Client().get(link, follow=True).content.decode()
    log_in(tenant, OTHER)
    assert is_logged_in(client)


def test_the_mail_for_a_new_password_speaks_the_language_of_the_account(client, company):
    user = tenant_of(company, language="fr")
    client.post("/nl/account/wachtwoord/vergeten/", {"email": user.email})
    assert mail.outbox[0].subject == "Choisissez un nouveau mot de passe"
    assert "/fr/compte/" in mail.outbox[0].body


def test_a_changed_password_ends_the_other_sessions_and_is_told(client, tenant, log_in):
    other = Client()
    log_in(tenant, browser=other)
    log_in(tenant)
    values = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    client.post("/nl/account/wachtwoord/", values)
    assert other.get("/nl/mijn-thuis/").status_code == 302
    assert mail.outbox[-1].subject == "Er is iets veranderd in uw account"


def test_a_new_address_counts_only_after_the_mailed_link(client, tenant, log_in):
    log_in(tenant)
    prove(client)
    old = tenant.email
    client.post("/nl/account/e-mail/", {"email": "new@example.test", "action_add": "1"})
    tenant.refresh_from_db()
    assert tenant.email == old
    message = next(message for message in mail.outbox if message.to == ["new@example.test"])
    client.post(link_in(message))
    tenant.refresh_from_db()
    assert tenant.email == "new@example.test"
    assert EmailAddress.objects.get(user=tenant).email == "new@example.test"


def test_the_address_of_another_account_is_not_told(client, tenant, log_in):
    taken = UserFactory()
    log_in(tenant)
    answer = client.post("/nl/account/e-mail/", {"email": taken.email, "action_add": "1"})
    assert answer.status_code == 302


def test_devices_are_listed_and_all_can_be_logged_out(client, tenant, log_in):
    other = Client()
    log_in(tenant, browser=other)
    log_in(tenant)
    page = client.get("/nl/account/toestellen/").content.decode()
    assert page.count("Netwerkadres") == 2
    client.post("/nl/account/toestellen/uitloggen/")
    assert not is_logged_in(client)
    assert other.get("/nl/mijn-thuis/").status_code == 302


def prove(client):
    """Give the password once more, as every change of how to log in asks."""
    client.post("/nl/account/controle/", {"password": PASSWORD})


def set_up_app(client):
    assert "/controle/" in client.get("/nl/account/tweede-stap/app/aan/")["Location"]
    prove(client)
    page = client.get("/nl/account/tweede-stap/app/aan/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "<svg" in text
    assert " style=" not in text.split("<main")[1].split("</main>")[0]
    secret = client.session["mfa.totp.secret"]
    client.post("/nl/account/tweede-stap/app/aan/", {"code": code_of(secret)})
    return secret


def test_the_second_step_is_asked_after_the_password(client, tenant, log_in):
    log_in(tenant)
    secret = set_up_app(client)
    assert Authenticator.objects.filter(user=tenant, type="totp").exists()
    other = Client()
    assert log_in(tenant, browser=other)["Location"].startswith("/nl/account/tweede-stap/code/")
    assert not is_logged_in(other)
    page = other.get("/nl/account/tweede-stap/code/")
    assert b"webauthn.js" in page.content
    cache.clear()
    other.post("/nl/account/tweede-stap/code/", {"code": "000000"})
    assert not is_logged_in(other)
    other.post("/nl/account/tweede-stap/code/", {"code": code_of(secret)})
    assert is_logged_in(other)
    again = Client()
    log_in(tenant, browser=again)
    again.post("/nl/account/tweede-stap/code/", {"code": code_of(secret)})
    assert not is_logged_in(again)


def test_a_recovery_code_works_once(client, tenant, log_in):
    log_in(tenant)
    set_up_app(client)
    codes = Authenticator.objects.get(user=tenant, type="recovery_codes").wrap().get_unused_codes()
    assert client.get("/nl/account/tweede-stap/reservecodes/").status_code == 200
    saved = client.get("/nl/account/tweede-stap/reservecodes/bestand/").content.decode()
    assert codes[0] in saved
    for expected in (True, False):
        browser = Client()
        log_in(tenant, browser=browser)
        browser.post("/nl/account/tweede-stap/code/", {"code": codes[0]})
        assert is_logged_in(browser) is expected


def test_guessing_the_code_is_stopped(client, tenant, log_in):
    log_in(tenant)
    secret = set_up_app(client)
    other = Client()
    log_in(tenant, browser=other)
    for _ in range(20):
        other.post("/nl/account/tweede-stap/code/", {"code": "123456"})
    other.post("/nl/account/tweede-stap/code/", {"code": code_of(secret, 1)})
    assert not is_logged_in(other)


def test_removing_the_second_step_asks_for_the_password_again(client, tenant, log_in):
    log_in(tenant)
    set_up_app(client)
    session = client.session
    for entry in session["account_authentication_methods"]:
        entry["at"] = time.time() - 3600
    session.save()
    answer = client.post("/nl/account/tweede-stap/app/uit/")
    assert "/controle/" in answer["Location"]
    assert Authenticator.objects.filter(user=tenant, type="totp").exists()


def test_the_page_for_a_passkey_carries_its_data_without_a_running_script(client, tenant, log_in):
    log_in(tenant)
    prove(client)
    page = client.get("/nl/account/tweede-stap/sleutels/toevoegen/")
    text = page.content.decode()
    assert page.status_code == 200
    assert 'type="application/json"' in text
    assert "creation_options" in text
    assert client.get("/nl/account/tweede-stap/sleutels/").status_code == 200
    answer = client.get(
        "/nl/account/tweede-stap/sleutels/inloggen/", headers={"Accept": "application/json"}
    )
    assert answer.status_code in {200, 302}


@pytest.mark.parametrize("bad", ["", "{}", "null", "\x00", "[1]", "x" * 200_000])
def test_a_broken_passkey_is_refused(client, tenant, log_in, bad):
    log_in(tenant)
    prove(client)
    values = {"name": "x", "credential": bad}
    page = client.post("/nl/account/tweede-stap/sleutels/toevoegen/", values)
    assert page.status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("role", [Role.COMPANY_EDITOR, Role.COUNTER_STAFF, Role.MODERATOR])
def test_where_it_is_required_staff_reach_only_the_second_step(client, company, settings, role):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(staff_of(company, role))
    for path in ["/nl/mijn-thuis/", "/admin/", "/nl/account/profiel/", "/"]:
        assert client.get(path)["Location"] == "/nl/account/tweede-stap/"
    assert client.post("/nl/account/profiel/").status_code == 403
    page = client.get("/nl/account/tweede-stap/")
    assert "Stel dit eerst in" in page.content.decode()
    assert client.get("/nl/account/uitloggen/").status_code == 200


def test_where_it_is_required_tenants_and_professionals_are_not_asked(client, company, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    for user in (tenant_of(company), staff_of(company, Role.PROFESSIONAL)):
        client.force_login(user)
        assert client.get("/nl/mijn-thuis/").status_code == 200


def test_with_a_second_factor_staff_go_on(client, company, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user = staff_of(company)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "X"})
    client.force_login(user)
    assert client.get("/nl/mijn-thuis/").status_code == 200


def test_where_it_is_offered_staff_may_go_without(client, company, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(staff_of(company))
    assert client.get("/nl/mijn-thuis/").status_code == 200


@pytest.mark.parametrize(
    ("hours", "staff", "tenant"), [(11, 200, 200), (13, 302, 200), (721, 302, 302)]
)
def test_a_login_lasts_a_day_for_staff_and_a_month_for_tenants(
    company, log_in, hours, staff, tenant
):
    for user, expected in ((at_regulator(Role.MODERATOR), staff), (tenant_of(company), tenant)):
        browser = Client()
        log_in(user, browser=browser)
        session = browser.session
        for entry in session["account_authentication_methods"]:
            entry["at"] = time.time() - hours * 3600
        session.save()
        assert browser.get("/nl/mijn-thuis/").status_code == expected


def test_an_account_without_password_is_not_opened_by_an_empty_one(client, company):
    user = tenant_of(company, password=None)
    for value in ("", " ", "!"):
        client.post(LOGIN, {"login": user.email, "password": value})
        assert not is_logged_in(client)
