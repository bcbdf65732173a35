"""A code of a letter makes a tenant; any other code tells nothing."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Membership, Role
from portal.core.codes import new_code
from portal.verification.actions import make_letters, redeem_letter, revoke_letters
from portal.verification.models import LetterBatch, LetterCode
from tests.factories.accounts import MembershipFactory, UserFactory, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory, SiteFactory
from tests.proofs import rounds

pytestmark = pytest.mark.django_db
LETTER = "/nl/account/brief/"
REFUSED = "Deze code werkt niet."


@pytest.fixture
def code(company, staff):
    _batch, codes = make_letters(company=company, by=staff, count=1)
    return codes[0]


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_code_makes_a_tenant_of_the_site_for_a_year(company, staff):
    site = SiteFactory(company=company)
    _batch, codes = make_letters(company=company, by=staff, count=2, site=site)
    user = UserFactory()
    tenancy = redeem_letter(user=user, typed=f" {codes[0].lower().replace('-', ' ')} ")
    assert tenancy.is_in_force
    assert (tenancy.site, tenancy.way) == (site, Membership.Way.LETTER)
    assert 364 <= (tenancy.until - timezone.localdate()).days <= 366


def test_a_code_confirms_a_declaration_that_waits(company, code):
    waiting = MembershipFactory(organisation=company, pending=True)
    assert redeem_letter(user=waiting.user, typed=code) == waiting
    waiting.refresh_from_db()
    assert waiting.is_in_force


def test_a_person_may_belong_to_two_companies(company, code):
    user = tenant_of(HousingCompanyFactory())
    redeem_letter(user=user, typed=code)
    assert user.memberships.in_force().count() == 2


def test_codes_are_kept_as_hashes_alone(company, code):
    assert code.replace("-", "") not in str(list(LetterCode.objects.values_list("digest")))


def spoil(how, code, company, staff):
    batch = LetterBatch.objects.get()
    if how == "used":
        redeem_letter(user=UserFactory(), typed=code)
    elif how == "expired":
        past = timezone.now() - timedelta(days=1)
        LetterBatch.objects.update(made_at=past - timedelta(days=1), expires_at=past)
    elif how == "revoked":
        revoke_letters(batch=batch, by=staff)
    elif how == "company gone":
        company.valid_to = timezone.localdate()
        company.save()


@pytest.mark.parametrize(
    "how", ["used", "expired", "revoked", "company gone", "unknown", "no code at all"]
)
def test_a_code_that_is_no_good_tells_nothing(client, company, staff, code, person, how):
    spoil(how, code, company, staff)
    typed = {"unknown": new_code(), "no code at all": "x"}.get(how, code)
    page = client.post(LETTER, {"code": typed}).content.decode()
    assert REFUSED in page
    assert "Linde" not in page
    assert not person.memberships.exists()


def test_without_an_account_every_code_gets_the_same_answer(client, code):
    pages = [client.post(LETTER, {"code": typed}).content.decode() for typed in (code, new_code())]
    assert [page.count("Log eerst in") for page in pages] == [1, 1]
    assert len({page.replace(code, "").count("<") for page in pages}) == 1


def test_tries_are_limited_whatever_the_address(client, code, person):
    for number in range(5):
        client.post(LETTER, {"code": new_code()}, REMOTE_ADDR=f"10.0.0.{number}")
    page = client.post(LETTER, {"code": code}, REMOTE_ADDR="10.9.9.9").content.decode()
    assert "Te veel pogingen" in page
    assert not person.memberships.exists()


@pytest.mark.long
def test_thousands_of_guesses_over_many_addresses_get_nowhere(client, company, staff):
    make_letters(company=company, by=staff, count=200)
    guesses = rounds(60, 10_000)
    people = UserFactory.create_batch(max(guesses // 100, 4))
    answered = {"refused": 0, "limited": 0}
    for number in range(guesses):
        user = people[number % len(people)]
        if number % 3:
            client.force_login(user)
        else:
            client.logout()
        address = f"10.{number % 7}.{number // 250 % 250}.{number % 250}"
        page = client.post(LETTER, {"code": new_code()}, REMOTE_ADDR=address).content.decode()
        assert "Linde" not in page
        answered["limited" if "Te veel pogingen" in page else "refused"] += 1
    assert not Membership.objects.filter(role=Role.TENANT).exists()
    assert not LetterCode.objects.filter(used_at__isnull=False).exists()
    assert sum(answered.values()) == guesses


def test_a_letter_file_holds_what_to_print_and_the_list(client, company, staff):
    site = SiteFactory(company=company, code="toren")
    client.force_login(staff)
    values = {"company": "linde", "site": "toren", "count": "3", "languages": "both"}
    answer = client.post(reverse("verification:letters"), values)
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.read("letters.pdf").startswith(b"%PDF")
    rows = list(
        csv.reader(io.StringIO(archive.read("codes.csv").decode("utf-8-sig")), delimiter=";")
    )
    assert len(rows) == 4
    assert redeem_letter(user=UserFactory(), typed=rows[1][1]).site == site


def test_letters_are_made_for_ones_own_company_alone(client, company, staff):
    other = HousingCompanyFactory(code="ander")
    with pytest.raises(PermissionDenied):
        make_letters(company=other, by=staff, count=1)
    client.force_login(staff)
    values = {"company": "ander", "count": "1", "languages": "nl"}
    assert client.post(reverse("verification:letters"), values)["Content-Type"].startswith("text/")
    assert not LetterBatch.objects.exists()
    foreign = LetterBatch.objects.create(
        company=other, size=1, expires_at=timezone.now() + timedelta(days=1)
    )
    assert client.post(reverse("verification:letters_revoke", args=[foreign.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PSC_WORKER, Role.PROFESSIONAL])
def test_other_staff_make_no_letters(client, company, role):
    client.force_login(staff_of(company, role))
    assert client.get(reverse("verification:letters")).status_code == 403


def test_a_batch_is_withdrawn_and_its_tenants_stay(client, company, staff):
    batch, codes = make_letters(company=company, by=staff, count=2)
    kept = redeem_letter(user=UserFactory(), typed=codes[0])
    client.force_login(staff)
    client.post(reverse("verification:letters_revoke", args=[batch.pk]))
    with pytest.raises(ValidationError):
        redeem_letter(user=UserFactory(), typed=codes[1])
    kept.refresh_from_db()
    assert kept.is_in_force
