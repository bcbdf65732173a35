"""A visitor makes an account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from portal.accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory
from tests.portal.accounts.conftest import link_in

pytestmark = pytest.mark.django_db
SIGN_UP = {"nl": "/nl/account/registreren/", "fr": "/fr/compte/inscription/"}


def sign_up(client, email, language="nl", **changes):
    values = {"display_name": "Fatima", "email": email, "password1": PASSWORD}
    return client.post(SIGN_UP[language], values | changes)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_form_asks_name_address_and_password(client, language):
    page = client.get(SIGN_UP[language])
    assert page.status_code == 200
    text = page.content.decode()
    assert all(f'name="{name}"' in text for name in ["display_name", "email", "password1"])
    assert "placeholder" not in text


def test_a_new_account_waits_for_the_mailed_link(client):
    response = sign_up(client, "fatima@example.test", "fr")
    user = User.objects.get(email="fatima@example.test")
    assert response["Location"] == "/fr/compte/confirmer-e-mail/"
    assert user.display_name == "Fatima"
    assert user.language == "fr"
    assert user.username.startswith("u-")
    assert not EmailAddress.objects.get(user=user).verified
    assert "_auth_user_id" not in client.session


def test_the_mailed_link_asks_for_a_click_and_then_confirms(client):
    sign_up(client, "fatima@example.test")
    link = link_in(mail.outbox[0])
    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified


def test_a_broken_link_says_so(client):
    page = client.get("/nl/account/e-mail-bevestigen/not-a-key/")
    assert page.status_code == 200
    assert "werkt niet meer" in page.content.decode()


def test_a_known_and_an_unknown_address_get_the_same_answer():
    UserFactory(email="known@example.test")
    answers = []
    for email in ["known@example.test", "other@example.test"]:
        browser = Client()
        answer = sign_up(browser, email)
        page = browser.get(answer["Location"])
        answers.append((answer.status_code, answer["Location"], page.content))
    assert answers[0] == answers[1]
    assert [message.to[0] for message in mail.outbox] == [
        "known@example.test",
        "other@example.test",
    ]


def test_the_known_address_is_told_in_its_own_language(client):
    UserFactory(email="known@example.test", language="fr")
    sign_up(client, "known@example.test", "nl")
    message = mail.outbox[0]
    assert message.subject == "Vous avez déjà un compte"
    assert "/fr/compte/" in message.body


def test_an_unconfirmed_person_cannot_log_in(client, log_in):
    user = UserFactory(address__verified=False)
    assert log_in(user)["Location"] == "/nl/account/e-mail-bevestigen/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("short", False),
        ("elevenchars", False),
        ("password1234", False),
        ("123456789012", False),
        ("abcdefghijklm", False),
        ("aaaaaaaaaaaaa", False),
        ("qwertyqwerty", False),
        ("iloveyou12345", False),
        ("portaalportaal", False),
        ("PalierPortaal1", False),
        ("huurderbrussel", False),
        ("locataire2026!", False),
        ("wachtwoord1234", False),
        ("x" * 129, False),
        ("drie woorden achter elkaar", True),
        ("correct horse battery", True),
        ("huurder fietst naar zee", True),
        ("Ünïcödé est bienvenu ici", True),
        ("k3-B!9zzpQ_w7", True),
    ],
)
def test_passwords_are_long_and_hard_to_guess(client, password, good):
    sign_up(client, "fatima@example.test", password1=password)
    assert User.objects.exists() is good


@pytest.mark.parametrize("field", ["display_name", "email", "password1"])
@pytest.mark.parametrize("value", ["", "\x00", "x" * 1_000_000, "<script>alert(1)</script>"])
def test_nonsense_in_a_field_is_answered_with_a_page(client, field, value):
    values = {"display_name": "Fatima", "email": "f@example.test", "password1": PASSWORD}
    response = client.post(SIGN_UP["nl"], values | {field: value})
    assert response.status_code in {200, 302}
    assert b"<script>alert" not in response.content


def test_letters_are_one_line_subjects_with_text_and_html(client):
    sign_up(client, "fatima@example.test")
    message = mail.outbox[0]
    assert "\n" not in message.subject
    assert message.alternatives[0].mimetype == "text/html"
    assert "&#39;" not in message.body
