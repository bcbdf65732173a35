import json

import pytest
from django.urls import reverse

from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator
from tests.factories.pages import page

pytestmark = pytest.mark.django_db
BAR = "wagtail-userbar-template"


@pytest.fixture
def editor(client, homes):
    sync_regional_rights()
    user = at_regulator(Role.REGULATOR_EDITOR)
    client.force_login(user)
    return user


def test_a_preview_brings_the_checks_along_and_a_readers_page_does_not(client, editor):
    made = page(title="Lift")
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[made.pk]))
    assert BAR in draft.content.decode()
    policy = draft.headers["Content-Security-Policy"].split("; ")
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert BAR not in client.get(made.url).content.decode()


def test_the_editor_checks_contrast_and_alternatives_of_the_text_alone(client, editor):
    made = page(title="Lift")
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).content.decode()
    start = shown.index('id="checker-axe-configuration"')
    found = json.loads(shown[shown.index(">", start) + 1 : shown.index("</script>", start)])
    assert found["context"]["include"] == ["main"]
    assert {"image-alt", "color-contrast", "heading-order"} <= set(found["options"]["runOnly"])
