"""The administrator sees what could not be told, and why."""

import pytest
from django.urls import reverse

from search.contract import Query
from search.outbox.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture
def parked():
    Change.objects.create(kind="note", object_id="2")
    return Change.objects.create(
        kind="note", object_id="1", parked=True, attempts=5, error="ValueError: a broken file"
    )


def test_parked_changes_are_listed_with_their_error(admin_client, parked):
    shown = admin_client.get(reverse("search-outbox:index")).content.decode()
    assert "note:1" in shown
    assert "ValueError: a broken file" in shown
    assert "note:2" not in shown


def test_the_first_page_of_the_administration_warns(admin_client, parked):
    address = reverse("search-outbox:index")
    assert address in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_saving_tries_again(admin_client, parked, notes, switch):
    notes.texts["1"] = "Moestuin"
    address = reverse("search-outbox:edit", args=[parked.pk])
    assert "a broken file" in admin_client.get(address).content.decode()
    assert admin_client.post(address).status_code == 302
    parked.refresh_from_db()
    assert (parked.parked, parked.attempts, parked.error) == (False, 0, "")
    assert switch.engine.search(Query("moestuin")).total == 0  # told after the commit


def test_nobody_adds_one_by_hand(admin_client):
    assert admin_client.get(reverse("search-outbox:add")).status_code == 302


def test_others_do_not_see_it(client, django_user_model, parked):
    client.force_login(django_user_model.objects.create(email="x@example.example"))
    assert client.get(reverse("search-outbox:index")).status_code in (302, 403)
