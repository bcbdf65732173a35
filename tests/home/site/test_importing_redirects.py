"""The second step of an import of redirects knows when its file is not named."""

import pytest
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator

pytestmark = pytest.mark.django_db


def test_without_a_file_one_begins_again(client, homes):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    answer = client.post(reverse("wagtailredirects:process_import"), {"title": "x"})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailredirects:start_import")


def test_a_stranger_is_sent_to_the_login(client, homes):
    answer = client.post(reverse("wagtailredirects:process_import"))
    assert "login" in answer["Location"] or "inloggen" in answer["Location"]
