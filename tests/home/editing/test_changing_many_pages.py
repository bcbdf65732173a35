from urllib.parse import urlencode

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.knowledge.models import PracticePage
from home.site.models import ContentPage
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import page
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, homes):
    sync_regional_rights()
    user = at_regulator(Role.REGULATOR_EDITOR)
    client.force_login(user)
    return user


def do(client, action, *pages, **values):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    asked = urlencode([("id", row.pk) for row in pages] + [("next", "/admin/")])
    return client.post(f"{address}?{asked}", values)


def test_a_theme_is_given_to_practices_and_their_translations(client, editor):
    theme = ThemeFactory()
    first, text = practice(languages=("nl", "fr")), page(title="Tekst")
    do(client, "set_theme", first, text, theme=theme.pk, way="add")
    for made in PracticePage.objects.filter(translation_key=first.translation_key):
        assert list(made.themes.all()) == [theme]
        assert list(made.get_latest_revision_as_object().themes.all()) == [theme]
    assert list(ContentPage.objects.get(pk=text.pk).themes.all()) == [theme]
    do(client, "set_theme", first, theme=theme.pk, way="remove")
    assert not PracticePage.objects.get(pk=first.pk).themes.exists()


def test_a_theme_does_not_publish_what_waits(client, editor):
    theme, made = ThemeFactory(), page(title="Klaar")
    made.title = "Nog niet klaar"
    made.save_revision()
    do(client, "set_theme", made, theme=theme.pk, way="add")
    shown = ContentPage.objects.get(pk=made.pk)
    assert shown.title == "Klaar"
    assert list(shown.themes.all()) == [theme]
    assert shown.get_latest_revision_as_object().title == "Nog niet klaar"


def test_no_theme_chosen_is_said_and_nothing_changes(client, editor):
    made = practice()
    answer = do(client, "set_theme", made, way="add")
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_pages_count_as_checked_today(client, editor):
    first, text = practice(), page(title="Tekst")
    do(client, "mark_checked", first, text)
    assert PracticePage.objects.get(pk=first.pk).last_checked_on == timezone.localdate()
    assert ContentPage.objects.get(pk=text.pk).checked_on == timezone.localdate()


def test_makers_are_asked_once_a_day(client, editor):
    made, text = practice(contact="dienst@makers.example"), page(title="Tekst")
    do(client, "ask_recheck", made, text)
    do(client, "ask_recheck", made)
    assert [letter.to for letter in mail.outbox] == [["dienst@makers.example"]]


def test_publishing_many_asks_for_plain_language_too(client, editor):
    ready, made = page(title="Klaar"), page(title="Voor huurders")
    for row in (ready, made):
        row.unpublish()
    made = ContentPage.objects.get(pk=made.pk)
    made.is_tenant_facing = True
    made.save_revision()
    answer = do(client, "publish", ready, made)
    assert answer.status_code == 302
    assert not ContentPage.objects.filter(pk__in=[ready.pk, made.pk], live=True).exists()
    do(client, "publish", ready)
    assert ContentPage.objects.get(pk=ready.pk).live


def test_nobody_publishes_a_waiting_practice_of_their_own_with_others(client, homes):
    from home.submissions import actions

    author = at_regulator(Role.PRACTICE_REVIEWER)
    story = {"summary": "Kort.", "context": "Nood.", "steps": "Begin", "results": "Goed."}
    sent = actions.start_submission(author=author, language="nl", title="Mijn", values=story)
    actions.submit(submission=sent, user=author, privacy=True)
    client.force_login(author)
    do(client, "publish", sent.page)
    assert not PracticePage.objects.get(pk=sent.page_id).live


def test_a_company_cannot_change_pages_of_others(client, homes):
    made, theme = practice(), ThemeFactory()
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    assert do(client, "set_theme", made, theme=theme.pk, way="add").status_code == 403
    assert not PracticePage.objects.get(pk=made.pk).themes.exists()
