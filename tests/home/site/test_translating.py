import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.site.models import ContentPage
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_everything
from tests.factories.accounts import at_regulator
from tests.factories.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, homes):
    user = at_regulator(Role.REGULATOR_EDITOR)
    sync_everything()
    client.force_login(user)
    return client


def test_an_editor_translates_a_page_in_the_admin(editor, homes):
    source = page(title="Lift", slug="lift")
    french = Locale.objects.get(language_code="fr")
    submit = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    assert editor.get(submit).status_code == 200
    answer = editor.post(submit, {"locales": [french.pk]})
    assert answer.status_code == 302
    assert Translation.objects.filter(target_locale=french).exists()
    translated = ContentPage.objects.get(translation_key=source.translation_key, locale=french)
    assert translated.alias_of_id is None
    screen = editor.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert screen.status_code == 200


def test_a_page_can_be_previewed_and_its_history_read(editor, homes):
    source = page(title="Lift", slug="lift", summary="De lift werkt.")
    source.save_revision()
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[source.pk]))
    assert "De lift werkt." in draft.content.decode()
    history = editor.get(reverse("wagtailadmin_pages:history", args=[source.pk]))
    assert history.status_code == 200


def test_scripts_of_a_preview_are_our_own_files(editor, homes):
    source = page()
    source.save_revision()
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[source.pk]))
    scripts = draft["Content-Security-Policy"].split("script-src ")[1].split(";")[0]
    assert scripts == "'self'"
    public = editor.get(source.url)["Content-Security-Policy"]
    assert "unsafe-inline" not in public
