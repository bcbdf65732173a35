"""A chooser of snippets that offers no form for a new one answers a post all the same."""

import pytest
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from portal.taxonomy.models import Pillar
from tests.factories.accounts import at_regulator

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("data", [{}, {"title": "<b>x", "code": "new"}])
def test_nothing_is_made_where_there_is_no_form(client, data):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    before = Pillar.objects.count()
    answer = client.post(reverse("wagtailsnippetchoosers_taxonomy_pillar:create"), data)
    assert answer.status_code in {302, 403}
    assert Pillar.objects.count() == before
