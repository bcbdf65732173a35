"""The lists that the portal starts with, and who keeps them."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_organisation_rights, sync_regional_rights
from portal.organisations import reference
from portal.organisations.models import HousingCompany, Municipality, Organisation
from portal.taxonomy import reference as words
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, Theme
from tests.factories.accounts import at_regulator, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    reference.load()
    words.load()


def test_the_sector_is_there_in_both_languages(loaded):
    assert HousingCompany.objects.count() == 16
    assert Municipality.objects.count() == 19
    assert Organisation.objects.filter(kind="regulator").count() == 1
    assert SocialObjective.objects.count() == 7
    assert Pillar.objects.count() == 3
    assert CollectiveLine.objects.count() == 3
    assert Theme.objects.count() > 100
    for model in (HousingCompany, Municipality, Organisation, SocialObjective, Theme):
        assert not model.objects.filter(name_nl="").exists()
        assert not model.objects.filter(name_fr="").exists()


def test_every_company_knows_where_it_works(loaded):
    somewhere = HousingCompany.objects.filter(municipalities__isnull=False).distinct()
    assert somewhere.count() == 16


def test_loading_again_makes_nothing_and_keeps_what_was_edited(loaded):
    HousingCompany.objects.filter(code=HousingCompany.objects.first().code).update(phone="02 1")
    edited = HousingCompany.objects.get(phone="02 1")
    Theme.objects.update(name_nl="Anders")
    assert reference.load() == 0
    assert words.load() == 0
    edited.refresh_from_db()
    assert edited.phone == "02 1"
    assert not Theme.objects.exclude(name_nl="Anders").exists()


def test_the_command_may_run_twice():
    call_command("load_reference", verbosity=0)
    call_command("load_reference", verbosity=0)
    assert HousingCompany.objects.count() == 16


SCREENS = ["housingcompany", "organisation", "site", "municipality"]


@pytest.mark.parametrize("model", SCREENS)
def test_the_regulators_editor_keeps_the_organisations(client, loaded, model):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    start = f"wagtailsnippets_organisations_{model}"
    assert client.get(reverse(f"{start}:list")).status_code == 200
    assert client.get(reverse(f"{start}:add")).status_code == 200


@pytest.mark.parametrize(
    "model", ["socialobjective", "pillar", "collectiveline", "theme", "targetgroup"]
)
def test_the_regulators_editor_keeps_the_words(client, loaded, model):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    start = f"wagtailsnippets_taxonomy_{model}"
    assert client.get(reverse(f"{start}:list")).status_code == 200
    assert client.get(reverse(f"{start}:add")).status_code == 200


@pytest.mark.parametrize("query", ['"', "   ", "\x00", "a" * 5000, "' OR 1=1", "*", "NEAR(", "é"])
def test_searching_the_lists_survives_any_text(client, loaded, query):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    for model in ("housingcompany", "municipality"):
        address = reverse(f"wagtailsnippets_organisations_{model}:list")
        assert client.get(address, {"q": query}).status_code == 200


def test_a_company_editor_keeps_none_of_these_lists(client, loaded):
    company = HousingCompany.objects.first()
    sync_organisation_rights(company, [])
    client.force_login(staff_of(company))
    for model in SCREENS:
        start = f"wagtailsnippets_organisations_{model}"
        assert client.get(reverse(f"{start}:list")).status_code == 403
        assert client.get(reverse(f"{start}:edit", args=[company.pk])).status_code == 403
