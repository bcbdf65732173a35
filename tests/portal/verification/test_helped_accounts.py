"""An account without an e-mail address, opened together and taken over with a code."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.accounts.models import Role, User
from portal.accounts.numbers import number_of, spaced
from portal.core.codes import new_code
from portal.verification.actions import open_account, take_over
from portal.verification.models import HandOver
from tests.factories.accounts import staff_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
LETTER = "/nl/account/brief/"
LOGIN = "/nl/account/inloggen/"
SECRET = "drie rustige woorden hier"


@pytest.fixture
def opened(company, staff):
    return open_account(
        display_name="Mevrouw L.", language="fr", company=company, by=staff, consent="samen gelezen"
    )


def test_staff_get_the_letter_and_the_person_is_a_tenant(client, company, staff):
    client.force_login(staff)
    values = {"display_name": "L.", "language": "nl", "company": "linde", "consent": "zei ja"}
    answer = client.post(reverse("verification:open_account"), values)
    assert answer.content.startswith(b"%PDF")
    user = User.objects.get(display_name="L.")
    assert (user.email, user.has_usable_password()) == ("", False)
    assert user.memberships.get().is_in_force


def test_without_a_word_on_consent_there_is_no_account(client, company, staff):
    client.force_login(staff)
    values = {"display_name": "L.", "language": "nl", "company": "linde", "consent": " "}
    client.post(reverse("verification:open_account"), values)
    assert not HandOver.objects.exists()


def test_a_worker_who_confirms_nobody_opens_an_account_that_waits(company):
    worker = staff_of(company, Role.SOCIAL_WORKER)
    hand_over, _code = open_account(
        display_name="L.", language="nl", company=company, by=worker, consent="ja"
    )
    assert not hand_over.user.memberships.get().is_in_force


def test_the_person_chooses_a_secret_and_logs_in_by_number(client, opened):
    hand_over, code = opened
    page = client.post(LETTER, {"code": code}).content.decode()
    assert "Kies een wachtwoord" in page
    client.post(LETTER, {"code": code, "secret": SECRET})
    assert client.get(reverse("my_home")).status_code == 200
    client.post("/nl/account/uitloggen/")
    number = spaced(hand_over.user.username)
    answer = client.post(LOGIN, {"login": number, "password": SECRET})
    assert answer["Location"] in {"/nl/mijn-thuis/", "/fr/mon-chez-moi/"}
    assert client.get(reverse("my_home")).status_code == 200


@pytest.mark.parametrize("secret", ["kort", "123456789012", "wachtwoord1234"])
def test_an_easy_secret_is_refused_and_the_code_still_works(client, opened, secret):
    hand_over, code = opened
    client.post(LETTER, {"code": code, "secret": secret})
    hand_over.refresh_from_db()
    assert hand_over.used_at is None
    assert take_over(typed=code, secret=SECRET) == hand_over.user


def test_a_code_takes_over_once(opened):
    _hand_over, code = opened
    take_over(typed=code, secret=SECRET)
    for typed in (code, new_code(), "x"):
        with pytest.raises(ValidationError):
            take_over(typed=typed, secret=SECRET)


def test_a_new_letter_ends_the_old_code_and_the_old_secret(client, opened, staff):
    hand_over, code = opened
    take_over(typed=code, secret=SECRET)
    client.force_login(staff)
    answer = client.post(reverse("verification:account_renew", args=[hand_over.pk]))
    assert answer.content.startswith(b"%PDF")
    client.logout()
    client.post(LOGIN, {"login": hand_over.user.username, "password": SECRET})
    assert client.get(reverse("my_home")).status_code == 302
    with pytest.raises(ValidationError):
        take_over(typed=code, secret=SECRET)


def test_accounts_are_opened_in_ones_own_company_alone(client, opened, company):
    hand_over, _code = opened
    stranger = staff_of(HousingCompanyFactory(), Role.COUNTER_STAFF)
    with pytest.raises(PermissionDenied):
        open_account(display_name="L", language="nl", company=company, by=stranger, consent="ja")
    client.force_login(stranger)
    page = client.get(reverse("verification:open_account")).content.decode()
    assert "Mevrouw L." not in page
    address = reverse("verification:account_renew", args=[hand_over.pk])
    assert client.post(address).status_code == 404
    client.force_login(staff_of(company, Role.PROFESSIONAL))
    assert client.get(reverse("verification:open_account")).status_code == 403


def test_numbers_are_read_as_people_write_them():
    assert number_of("0123 456 78") == ""
    assert number_of("0123 456 789") == "0123456789"
    assert number_of("٠١٢٣٤٥٦٧٨٩") == ""
    assert spaced("0123456789") == "0123 456 789"
