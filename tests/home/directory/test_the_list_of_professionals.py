"""Standing in the list by one's own choice; searching it; who may read it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from home.directory import actions
from home.directory.models import Expertise, Profile
from portal.accounts.models import Membership, Role
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.groups import colleague
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def entry(user=None, **fields):
    user = user or colleague()
    place = user.memberships.get().organisation
    values = {"is_shown": True, "organisation": place, "function": "Begeleider"}
    return actions.keep_profile(user=user, **{**values, **fields})


def read(client, query=""):
    return client.get(reverse("directory:index") + query).content.decode()


@pytest.fixture
def reader(client, homes):
    user = colleague(display_name="Lezer")
    client.force_login(user)
    return user


def test_only_confirmed_people_of_the_sector_read_the_list(client, homes):
    entry(colleague(display_name="Noor"))
    unconfirmed = UserFactory()
    Membership.objects.create(
        user=unconfirmed, organisation=OrganisationFactory(), role=Role.PROFESSIONAL
    )
    for user in (tenant_of(HousingCompanyFactory()), unconfirmed):
        client.force_login(user)
        answer = client.get(reverse("directory:index"))
        assert answer.status_code == 403
        assert "Noor" not in answer.content.decode()
        assert client.get(reverse("directory:own")).status_code == 403
        assert not Profile.objects.visible_to(user).exists()
    client.logout()
    assert client.get(reverse("directory:index")).status_code == 302
    client.force_login(staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER))
    assert "Noor" in read(client)


def test_nobody_stands_in_it_unasked(client, reader):
    assert '<h2 class="h4">Lezer' not in read(client)
    entry(reader, is_shown=False)
    assert '<h2 class="h4">Lezer' not in read(client)
    entry(reader)
    assert '<h2 class="h4">Lezer' in read(client)


def test_an_entry_is_written_on_the_site(client, reader):
    place = reader.memberships.get().organisation
    data = {
        "is_shown": "on",
        "organisation": place.pk,
        "function": "Opbouwwerker",
        "about": "Vraag mij van alles.",
        "expertise": "Huisbezoeken,  huisbezoeken; Soep koken",
        "languages": ["nl", "ar", "xx"],
    }
    url = reverse("directory:own")
    assert "Vraag mij" in client.post(url, data).content.decode()
    client.post(url, {**data, "languages": ["nl", "ar"]})
    row = Profile.objects.get()
    assert row.language_codes == ["nl", "ar"]
    assert [word.name for word in row.expertise.all()] == ["huisbezoeken", "Soep koken"]
    assert "Opbouwwerker" in client.get(url).content.decode()
    assert "Soep koken" in read(client)
    assert reader.email not in read(client)


def test_an_address_is_shown_only_by_wish(client, reader):
    entry(reader, shows_email=True)
    assert f"mailto:{reader.email}" in read(client)


def test_too_many_words_are_refused_and_nothing_typed_is_lost(client, reader):
    place = reader.memberships.get().organisation
    words = ", ".join(f"woord {n}" for n in range(12))
    data = {"organisation": place.pk, "expertise": words, "about": "Mijn tekst"}
    answer = client.post(reverse("directory:own"), data).content.decode()
    assert "hoogstens tien" in answer
    assert "Mijn tekst" in answer
    assert not Profile.objects.exists()


def test_one_stands_in_it_only_for_an_organisation_where_one_works(reader):
    with pytest.raises(PermissionDenied):
        entry(reader, organisation=OrganisationFactory())


def test_who_no_longer_works_there_is_no_longer_listed(client, reader):
    user = colleague(display_name="Noor")
    entry(user)
    Membership.objects.filter(user=user).update(state=Membership.State.EXPIRED)
    assert "Noor" not in read(client)


def test_the_list_is_searched_and_narrowed_down(client, reader):
    theme = ThemeFactory(code="loneliness")
    entry(colleague(display_name="Noor"), themes=[theme], languages=["tr"], expertise=["Soep"])
    entry(colleague(display_name="Karim"), about="Ik ken alles van lawaai.")
    for query in ("?theme=loneliness", "?language=tr", "?expertise=soep", "?q=soep+noor"):
        page = read(client, query)
        assert "Noor" in page
        assert "Karim" not in page
    assert "Karim" in read(client, "?q=lawaai")
    place = Profile.objects.get(user__display_name="Noor").organisation
    assert "Karim" not in read(client, f"?organisation={place.code}")


@pytest.mark.parametrize("query", ["?page=x", "?language=%00", "?theme=none", "?q=%FF%00"])
def test_odd_addresses_are_answered(client, reader, query):
    assert client.get(reverse("directory:index") + query).status_code == 200


def test_a_long_list_has_pages_and_costs_the_same(client, reader, django_assert_max_num_queries):
    theme = ThemeFactory()
    for number in range(26):
        entry(colleague(display_name=f"Collega {number:02}"), themes=[theme], expertise=["Soep"])
    page = read(client)
    assert "Collega 23" in page
    assert "Collega 25" not in page
    key = page.split("?page=")[1].split('"')[0]
    assert "Collega 25" in read(client, f"?page={key}")
    with django_assert_max_num_queries(14):  # one less where counters are kept in Redis
        read(client)


def test_an_entry_is_deleted_with_its_words(client, reader):
    entry(reader, expertise=["Zeldzaam"])
    client.post(reverse("directory:remove"))
    assert not Profile.objects.exists()
    assert not Expertise.objects.exists()
