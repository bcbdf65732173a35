"""Each controller tells about its part in two layers, and its own administrators write that."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import Role
from portal.core.personal import Controller
from portal.privacy.models import Access, Statement
from portal.privacy.register import by_room
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
WORDS = {
    "short_nl": "Wij weten alleen wie bij ons huurt.",
    "short_fr": "Nous savons seulement qui loue chez nous.",
    "full_nl": "Wij bewaren dit **twee jaar**.",
    "full_fr": "",
    "contact": "Dienst huurders",
    "email": "gegevens@linde.example",
    "phone": "",
    "address": "",
}


def address_of(company, name="controller"):
    with translation.override("nl"):
        return reverse(f"privacy:{name}", args=[company.code])


def test_everybody_finds_who_answers_for_what(client, company):
    association = OrganisationFactory()
    page = client.get("/nl/uw-gegevens/verantwoordelijk/").content.decode()
    assert address_of(company) in page
    assert association.name not in page
    assert client.get(address_of(association)).status_code == 404


def test_a_company_without_words_of_its_own_still_tells_its_part(client, company):
    page = client.get(address_of(company)).content.decode()
    assert "dat u bij haar huurt" in page
    assert "Lidmaatschappen" in page or "lidmaatschappen" in page
    assert "Veranderd op" not in page


def test_its_administrator_writes_it_in_both_languages(client, company):
    client.force_login(staff_of(company, Role.SCOPED_ADMIN))
    assert client.post(address_of(company, "controller_edit"), WORDS).status_code == 302
    page = client.get(address_of(company)).content.decode()
    assert WORDS["short_nl"] in page
    assert "<strong>twee jaar</strong>" in page
    assert "gegevens@linde.example" in page
    french = client.get(f"/fr/vos-donnees/responsables/{company.code}/").content.decode()
    assert WORDS["short_fr"] in french


def test_a_wrong_address_is_told_and_nothing_typed_is_lost(client, company):
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    wrong = WORDS | {"email": "geen adres"}
    page = client.post(address_of(company, "controller_edit"), wrong)
    assert page.status_code == 200
    assert WORDS["short_nl"] in page.content.decode()
    assert not Statement.objects.exists()


@pytest.mark.parametrize("who", ["tenant", "editor", "elsewhere", "nobody"])
def test_others_do_not_write_it(client, company, who):
    user = {
        "tenant": lambda: tenant_of(company),
        "editor": lambda: staff_of(company, Role.COMPANY_EDITOR),
        "elsewhere": lambda: staff_of(HousingCompanyFactory(), Role.SCOPED_ADMIN),
        "nobody": lambda: None,
    }[who]()
    if user:
        client.force_login(user)
    page = client.post(address_of(company, "controller_edit"), WORDS)
    assert page.status_code == (403 if user else 302)
    assert not Statement.objects.exists()
    assert (
        address_of(company, "controller_edit")
        not in client.get(address_of(company)).content.decode()
    )


def test_markup_in_a_statement_is_text(client, company):
    full = "<script>x</script>ok"
    Statement.objects.create(organisation=company, short_nl="<b>x</b>", full_nl=full)
    page = client.get(address_of(company)).content.decode()
    assert "<b>x</b>" not in page
    assert "<script>x" not in page


def test_every_entry_has_one_who_answers_for_it():
    count = sum(len(rows) for _room, rows in by_room())
    parts = [sum(len(rows) for _room, rows in by_room(part)) for part in Controller]
    assert sum(parts) == count
    assert all(parts)


def test_an_administrator_who_lists_accounts_is_seen_by_the_people(client, company):
    person = tenant_of(company)
    client.force_login(admin := UserFactory(is_superuser=True))
    page = client.get(reverse("wagtailusers_users:index"))
    assert page.status_code == 200
    assert Access.objects.filter(person=person, reader=admin, what="account").count() == 1
    client.get(reverse("wagtailusers_users:edit", args=[person.pk]))
    assert Access.objects.filter(person=person, reader=admin).count() == 1
