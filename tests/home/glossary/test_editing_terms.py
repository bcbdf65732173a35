"""The regulator's editors write the glossary; a company's editors do not."""

import pytest

from home.glossary.models import GlossaryTerm
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_organisation_rights, sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.glossary import term
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/glossary/glossaryterm/"


def written(**changes):
    return {
        "term_nl": "Huurlasten",
        "term_fr": "Charges locatives",
        "sentence_nl": "Kosten boven op de huur.",
        "sentence_fr": "Des frais en plus du loyer.",
        "is_active": "on",
        **changes,
    }


def test_an_editor_of_the_regulator_adds_and_changes_a_term(client, homes):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    assert client.post(f"{LIST}add/", written()).status_code == 302
    made = GlossaryTerm.objects.get()
    assert made.code == "huurlasten"
    client.post(f"{LIST}edit/{made.pk}/", written(sentence_nl="Korter."))
    made.refresh_from_db()
    assert made.sentence_nl == "Korter."
    assert "Huurlasten" in client.get(LIST).content.decode()


def test_a_term_without_a_sentence_is_refused_and_nothing_is_lost(client, homes):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    answer = client.post(f"{LIST}add/", written(sentence_fr=""))
    assert answer.status_code == 200
    assert "Charges locatives" in answer.content.decode()
    assert not GlossaryTerm.objects.exists()


def test_others_reach_no_term_in_the_admin(client, homes):
    made = term("Huurlasten", "Charges locatives")
    company = HousingCompanyFactory()
    editor = staff_of(company)
    sync_organisation_rights(company, [homes["nl"]])
    for address in (LIST, f"{LIST}add/", f"{LIST}edit/{made.pk}/", f"{LIST}delete/{made.pk}/"):
        client.logout()
        assert client.get(address).status_code == 302
        client.force_login(editor)
        client.post(address, written(sentence_nl="Van een ander."))
    made.refresh_from_db()
    assert made.sentence_nl == "Kosten boven op de huur."
    assert GlossaryTerm.objects.count() == 1
