"""A person logs in by a provider of identities; a provider that lies gets nowhere."""

import copy
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core import mail
from django.test import Client

from portal.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.portal.accounts.fake_oidc import CLIENT, SECRET, FakeProvider

pytestmark = pytest.mark.django_db
OUT = "/oidc/fake/login/"
BACK = "/oidc/fake/login/callback/"


@pytest.fixture
def provider(settings):
    fake = FakeProvider()
    providers = copy.deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
    providers["openid_connect"]["APPS"] = [
        {
            "provider_id": "fake",
            "name": "Fake",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": fake.url, "issuer": fake.url},
        }
    ]
    settings.SOCIALACCOUNT_PROVIDERS = providers
    yield fake
    if fake.thread.is_alive():
        fake.stop()


def come_back(client, provider, **changes):
    """Out to the provider, agree there, and back with its answer."""
    location = client.post(OUT)["Location"]
    code, question = provider.ask(location)
    return client.get(BACK, {"code": code, "state": question["state"], **changes})


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_the_login_page_offers_the_provider(client, provider):
    assert "Log in met Fake" in client.get("/nl/account/inloggen/").content.decode()


def test_only_a_click_sends_the_visitor_away(client, provider):
    assert client.get(OUT).status_code == 200


def test_a_good_answer_makes_an_account_and_logs_in(client, provider):
    come_back(client, provider)
    user = User.objects.get()
    assert is_logged_in(client)
    assert (user.email, user.display_name) == ("fatima@example.test", "Fatima")
    assert not user.has_usable_password()
    assert user.password
    assert EmailAddress.objects.get(user=user).verified
    assert provider.verifiers == [True]


def test_a_person_is_issuer_and_subject_and_nothing_else_is_kept(client, provider):
    come_back(client, provider)
    account = SocialAccount.objects.get()
    assert account.uid == f"{provider.url}#person-1"
    assert account.extra_data == {}


def test_coming_back_later_is_the_same_person_under_another_address(client, provider):
    come_back(client, provider)
    provider.userinfo = {"email": "other@example.test", "email_verified": True}
    again = Client()
    come_back(again, provider)
    assert is_logged_in(again)
    assert User.objects.count() == 1


def test_a_link_cannot_ask_the_provider_for_more(client, provider):
    location = client.post(f"{OUT}?scope=admin&auth_params=prompt%3Dnone")["Location"]
    assert "admin" not in location
    assert "prompt" not in location


LIES = {
    "another audience": {"claims": {"aud": "somebody-else"}},
    "several audiences, made for another": {
        "claims": {"aud": [CLIENT, "other"], "azp": "other"},
    },
    "another issuer": {"claims": {"iss": "https://evil.test"}},
    "another nonce": {"claims": {"nonce": "not-ours"}},
    "no nonce": {"drop": ("nonce",)},
    "expired": {"claims": {"exp": int(time.time()) - 600}},
    "without an end": {"drop": ("exp",)},
    "no subject": {"drop": ("sub",)},
    "an empty subject": {"claims": {"sub": ""}},
    "a subject that is no text": {"claims": {"sub": 7}},
    "two persons": {"userinfo": {"sub": "person-2", "email": "x@example.test"}},
    "a strange signature": {
        "sign_with": rsa.generate_private_key(public_exponent=65537, key_size=2048)
    },
    "a signature with our shared secret": {"sign_with": SECRET, "algorithm": "HS256"},
    "no signature": {"sign_with": None, "algorithm": "none"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_refused(client, provider, lie):
    for name, value in LIES[lie].items():
        setattr(provider, name, value)
    response = come_back(client, provider)
    assert response.status_code < 500
    assert not is_logged_in(client)
    assert not User.objects.exists()


@pytest.mark.parametrize("changes", [{"state": "guessed"}, {"state": ""}, {"code": ""}])
def test_an_answer_to_no_question_is_refused(client, provider, changes):
    client.post(OUT)
    code, question = provider.ask(client.post(OUT)["Location"])
    answer = {"code": code, "state": question["state"], **changes}
    if answer["code"] == "":
        del answer["code"]
    assert client.get(BACK, answer).status_code < 500
    assert not is_logged_in(client)


def test_an_answer_works_once_and_in_the_browser_that_asked(client, provider):
    code, question = provider.ask(client.post(OUT)["Location"])
    answer = {"code": code, "state": question["state"]}
    thief = Client()
    thief.get(BACK, answer)
    assert not is_logged_in(thief)
    client.get(BACK, answer)
    assert is_logged_in(client)
    client.post("/nl/account/uitloggen/")
    client.get(BACK, answer)
    assert not is_logged_in(client)


@pytest.mark.parametrize("verified", [True, False])
def test_the_address_of_an_existing_account_never_links(client, provider, verified):
    owner = UserFactory(email="fatima@example.test")
    provider.userinfo = {"email": owner.email, "email_verified": verified}
    come_back(client, provider)
    assert not is_logged_in(client)
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_is_not_confirmed_is_asked_and_mailed(client, provider, verified):
    provider.userinfo = {"email": "boss@example.test", "email_verified": verified}
    response = come_back(client, provider)
    assert not is_logged_in(client)
    assert response.status_code == 302
    assert "/registreren/" in response["Location"] or "/inscription/" in response["Location"]
    page = client.get(response["Location"])
    assert page.status_code == 200
    done = client.post(response["Location"], {"display_name": "F", "email": "f@example.test"})
    assert done.status_code == 302
    assert not is_logged_in(client)
    assert [message.to for message in mail.outbox] == [["f@example.test"]]


def test_a_weaker_login_than_we_ask_for_is_refused(client, provider, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["acr_values"] = ["high"]
    provider.claims = {"acr": "low"}
    come_back(client, provider)
    assert not is_logged_in(client)
    provider.claims = {"acr": "high"}
    come_back(client, provider)
    assert is_logged_in(client)


def test_a_switched_off_account_does_not_come_in_this_way(client, provider):
    come_back(client, provider)
    User.objects.update(is_active=False)
    again = Client()
    come_back(again, provider)
    assert not is_logged_in(again)


def test_an_unknown_provider_does_not_exist(client):
    assert client.post("/oidc/nobody/login/", follow=True).status_code == 404


def test_a_provider_that_is_down_is_told_kindly(client, provider):
    provider.stop()
    page = client.post(OUT)
    assert page.status_code == 401
    assert "Inloggen lukte niet" in page.content.decode()


def test_a_provider_that_announces_another_issuer_gets_no_visitor(client, provider):
    provider.announced_issuer = "https://evil.test"
    assert client.post(OUT).status_code == 401


@pytest.mark.parametrize("trusted", [True, False])
def test_a_trusted_claim_makes_a_tenant_of_its_company(
    client, provider, settings, company, trusted
):
    provider.claims = {"company": "linde"}
    if trusted:
        app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
        app["settings"]["company_claim"] = "company"
    come_back(client, provider)
    rows = User.objects.get().memberships.in_force().filter(organisation=company, way="provider")
    assert rows.exists() is trusted


@pytest.mark.parametrize("told", ["elsewhere", "", None, 7, ["linde"], "x" * 500])
def test_a_claim_that_names_no_company_makes_no_tenant(client, provider, settings, company, told):
    provider.claims = {"company": told}
    provider.userinfo["company"] = "linde"
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["company_claim"] = "company"
    come_back(client, provider)
    assert not User.objects.get().memberships.exists()
