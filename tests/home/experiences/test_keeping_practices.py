import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from home.experiences import actions
from home.experiences.models import Collection
from portal.accounts.models import Role
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import OrganisationFactory
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(homes):
    return practice(languages=("nl", "fr"))


@pytest.fixture
def colleague(homes):
    return staff_of(OrganisationFactory(), Role.PROFESSIONAL)


def keep(client, page, **values):
    url = reverse("experiences:keep", args=[page.translation_key])
    return client.post(url, {"collection": "new", **values})


def shown(client, address):
    return client.get(address).content.decode()


def test_a_practice_is_kept_in_an_old_collection_or_a_new_one(client, page, colleague):
    client.force_login(colleague)
    url = reverse("experiences:keep", args=[page.translation_key])
    assert client.get(url).status_code == 200
    keep(client, page, title="Voor maandag", note="Goed voor de hal")
    row = Collection.objects.get()
    text = shown(client, row.get_absolute_url())
    assert page.title in text
    assert "Goed voor de hal" in text
    other = practice()
    keep(client, other, collection=str(row.pk))
    assert row.items.count() == 2
    assert keep(client, other, collection="999999").status_code == 200
    assert Collection.objects.count() == 1


def test_a_collection_is_its_owners_until_it_is_shared(client, page, colleague):
    client.force_login(colleague)
    keep(client, page, title="Voor maandag")
    row = Collection.objects.get()
    address = row.get_absolute_url()
    neighbour = staff_of(colleague.memberships.get().organisation, Role.PROFESSIONAL)
    stranger = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    circle = colleague.memberships.get().organisation.staff_audience
    statuses = {"": (404, 404, 404), circle: (200, 404, 404), "professional": (200, 200, 404)}
    for audience, expected in statuses.items():
        client.force_login(colleague)
        answer = client.post(address, {"title": "Voor maandag", "audience": audience})
        assert answer.status_code == 302
        found = []
        for person in (neighbour, stranger, None):
            client.force_login(person) if person else client.logout()
            found.append(client.get(address).status_code)
            listed = shown(client, reverse("experiences:collections"))
            assert (address in listed) == (found[-1] == 200)
        assert tuple(found) == expected


def test_nobody_shares_beyond_their_own_circles(client, page, colleague):
    row = actions.keep_in_collection(page=page, user=colleague, collection=None, title="Mijn")
    other = OrganisationFactory()
    for audience in ("public", other.staff_audience, "council-1"):
        with pytest.raises(PermissionDenied):
            actions.change_collection(collection=row, user=colleague, audience=audience)
    client.force_login(colleague)
    answer = client.post(row.get_absolute_url(), {"title": "Mijn", "audience": "public"})
    assert answer.status_code == 200
    row.refresh_from_db()
    assert row.audience == ""


def test_editors_make_dossiers_for_everybody(client, page):
    editor = at_regulator(Role.REGULATOR_EDITOR)
    row = actions.keep_in_collection(page=page, user=editor, collection=None, title="Onthaal")
    client.force_login(editor)
    client.post(
        row.get_absolute_url(),
        {"title": "Onthaal", "introduction": "Begin hier.", "audience": "public"},
    )
    client.logout()
    assert "Onthaal" in shown(client, reverse("experiences:collections"))
    text = shown(client, row.get_absolute_url())
    assert "Begin hier." in text
    assert page.title in text


def test_only_the_owner_changes_a_shared_collection(client, page, colleague):
    row = actions.keep_in_collection(page=page, user=colleague, collection=None, title="Mijn")
    actions.change_collection(collection=row, user=colleague, audience="professional")
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    item = reverse("experiences:collection_item", args=[row.pk, page.translation_key])
    delete = reverse("experiences:collection_delete", args=[row.pk])
    assert client.post(row.get_absolute_url(), {"title": "x", "audience": ""}).status_code == 403
    assert client.post(item, {"remove": "1"}).status_code == 403
    assert client.post(delete).status_code == 403
    assert row.items.count() == 1


def test_its_owner_puts_it_in_order(client, page, colleague):
    second = practice()
    row = actions.keep_in_collection(page=page, user=colleague, collection=None, title="Mijn")
    actions.keep_in_collection(page=second, user=colleague, collection=row)
    client.force_login(colleague)
    item = reverse("experiences:collection_item", args=[row.pk, second.translation_key])
    client.post(item, {"up": "1"})
    assert [one.practice_key for one in row.items.all()] == [
        second.translation_key,
        page.translation_key,
    ]
    client.post(item, {"note": "Eerst dit"})
    assert "Eerst dit" in shown(client, row.get_absolute_url())
    client.post(item, {"remove": "1"})
    assert row.items.count() == 1
    delete = reverse("experiences:collection_delete", args=[row.pk])
    assert client.get(delete).status_code == 200
    client.post(delete)
    assert not Collection.objects.exists()


def test_two_practices_stand_beside_each_other(page, client, django_assert_max_num_queries):
    page.themes.add(ThemeFactory(name_nl="Soepkom"))
    page.save()
    other = practice(results="<p>Anders</p>", external_id="oud-7")
    url = reverse("experiences:compare")
    client.get(url, {"p": [page.translation_key, "oud-7"]})
    with django_assert_max_num_queries(9):
        text = client.get(url, {"p": [page.translation_key, "oud-7"]}).content.decode()
    assert all(word in text for word in ("Anders", "Soepkom", page.title, other.title))
    for odd in ({"p": "x"}, {"p": [uuid.uuid4(), "\x00"]}, {}):
        assert client.get(url, odd).status_code == 200


def test_what_was_unpublished_leaves_the_collection(client, page, colleague):
    row = actions.keep_in_collection(page=page, user=colleague, collection=None, title="Mijn")
    page.unpublish()
    client.force_login(colleague)
    assert page.title not in shown(client, row.get_absolute_url())
