"""My home of a professional: followed themes and groups, useful when empty."""

import pytest
from django.urls import reverse

from home.groups.models import Group
from portal.notifications.actions import follow
from portal.notifications.following import about_theme
from tests.factories.accounts import tenant_of
from tests.factories.groups import colleague, group
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def read(client, user):
    client.force_login(user)
    return client.get(reverse("my_home")).content.decode()


def test_empty_boxes_say_what_can_be_done(client, homes):
    page = read(client, colleague())
    assert reverse("themes:index") in page
    assert reverse("groups:index") in page


def test_followed_themes_groups_and_who_waits_stand_there(client, homes):
    user = colleague()
    follow(user=user, about=about_theme(ThemeFactory(name_nl="Eenzaamheid")))
    found = group(user, Group.Entry.REQUEST)
    found.members.create(user=colleague(), state="asked")
    page = read(client, user)
    assert "Eenzaamheid" in page
    assert found.name in page
    assert "1 persoon wacht" in page


def test_tenants_see_neither(client, homes):
    page = read(client, tenant_of(HousingCompanyFactory()))
    assert reverse("groups:index") not in page
    assert reverse("themes:index") not in page
