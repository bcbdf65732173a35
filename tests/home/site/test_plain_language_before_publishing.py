import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.site.models import ContentPage
from portal.accounts.models import User
from tests.factories.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("editor@example.test", "x" * 14, language="nl")
    client.force_login(user)
    return user


def _form(**values):
    return {
        "title": "Huur",
        "slug": "huur",
        "summary": "",
        "is_tenant_facing": "on",
        "plain_language": "",
        "body-count": "0",
        "sources": "",
        "checked_on": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **values,
    }


def _create_url(home):
    return reverse("wagtailadmin_pages:add", args=["site_pages", "contentpage", home.pk])


def test_a_draft_may_wait_for_its_plain_language(client, homes, editor):
    client.post(_create_url(homes["nl"]), _form())
    assert ContentPage.objects.get(slug="huur").live is False


def test_publishing_without_plain_language_is_refused_with_a_sentence(client, homes, editor):
    answer = client.post(_create_url(homes["nl"]), _form(**{"action-publish": "1"}))
    assert "gewone taal" in answer.content.decode()
    assert not ContentPage.objects.exists()


def test_publishing_with_plain_language_works(client, homes, editor):
    values = {"plain_language": "U betaalt elke maand.", "action-publish": "1"}
    client.post(_create_url(homes["nl"]), _form(**values))
    assert ContentPage.objects.get(slug="huur", alias_of=None).live


def test_no_other_door_publishes_without_plain_language(homes):
    with pytest.raises(ValidationError):
        page(is_tenant_facing=True)
