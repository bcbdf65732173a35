"""A collection holds articles and documents beside practices; each reader sees what is for them."""

import pytest
from django.urls import reverse

from home.experiences.models import Collection, CollectionItem
from portal.accounts.audiences import PUBLIC
from portal.accounts.models import Role
from portal.accounts.readers import Readers
from tests.factories.accounts import UserFactory, staff_of
from tests.factories.library import article, library_document
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path, homes):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def company():
    return HousingCompanyFactory()


@pytest.fixture
def things(company):
    inside = library_document(title_nl="Intern stuk", readers=Readers.STAFF, organisation=company)
    return {
        practice().translation_key: "Praktijk",
        article("Over vertrouwen").translation_key: "Over vertrouwen",
        library_document(title_nl="Gids voor iedereen").uid: "Gids voor iedereen",
        inside.uid: "Intern stuk",
    }


@pytest.fixture
def dossier(things):
    row = Collection.objects.create(owner=UserFactory(), title="Dossier", audience=PUBLIC)
    for place, key in enumerate(things):
        CollectionItem.objects.create(collection=row, practice_key=key, place=place)
    return row


def test_whatever_one_may_read_is_kept(client, company, things):
    client.force_login(staff_of(company, Role.SOCIAL_WORKER))
    for key in things:
        address = reverse("experiences:keep", args=[key])
        client.post(address, {"collection": "new", "title": "Voor het team"})
    html = client.get(Collection.objects.get().get_absolute_url()).content.decode()
    assert all(title in html for title in things.values())


def test_a_dossier_shows_each_reader_what_is_for_them(client, company, dossier):
    html = client.get(dossier.get_absolute_url()).content.decode()
    assert "Gids voor iedereen" in html
    assert "Intern stuk" not in html
    client.force_login(staff_of(company, Role.SOCIAL_WORKER))
    assert "Intern stuk" in client.get(dossier.get_absolute_url()).content.decode()


def test_what_one_may_not_read_cannot_be_kept(client, company):
    inside = library_document(readers=Readers.STAFF, organisation=company)
    client.force_login(staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER))
    assert client.get(reverse("experiences:keep", args=[inside.uid])).status_code == 404


def test_a_dossier_costs_the_same_for_many_things(client, django_assert_max_num_queries):
    row = Collection.objects.create(owner=UserFactory(), title="Dossier", audience=PUBLIC)
    for number in (1, 5):
        for _each in range(number):
            for key in (practice().translation_key, article().translation_key):
                CollectionItem.objects.create(collection=row, practice_key=key)
            CollectionItem.objects.create(collection=row, practice_key=library_document().uid)
        client.get(row.get_absolute_url())
        with django_assert_max_num_queries(8):
            client.get(row.get_absolute_url())
