import pytest
from django.urls import reverse

from home.experiences import actions
from home.knowledge.models import PracticePage
from portal.accounts.models import Role
from tests.factories.accounts import UserFactory, at_regulator, staff_of
from tests.factories.organisations import OrganisationFactory
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(homes):
    return at_regulator(Role.PRACTICE_REVIEWER)


def test_editors_see_what_most_readers_ask_for_first(client, reviewer):
    whole = practice(languages=("nl", "fr"))
    seldom, often = practice(), practice(languages=("fr",))
    for page, number in ((often, 2), (seldom, 1)):
        for _number in range(number):
            actions.wish_translation(page=page, user=UserFactory(), language="fr")
    client.force_login(reviewer)
    text = client.get(reverse("experiences:translations")).content.decode()
    assert whole.title not in text
    assert text.index(often.title) < text.index(seldom.title)
    assert reverse("experiences:translations") in client.get(reverse("my_home")).content.decode()


def test_translations_that_nobody_looked_at_have_a_list_of_their_own(client, reviewer):
    page = practice(languages=("nl", "fr"))
    french = page.get_translations().get()
    PracticePage.objects.filter(pk=french.pk).update(translation_status="draft")
    client.force_login(reviewer)
    url = reverse("experiences:translations")
    assert french.title in client.get(url, {"list": "check"}).content.decode()
    assert french.title not in client.get(url, {"page": "odd"}).content.decode()


def test_who_publishes_a_translation_has_read_it(homes, client):
    page = practice(languages=("nl", "fr"))
    french = page.get_translations().get()
    french.save_revision().publish()
    page.save_revision().publish()
    french.refresh_from_db()
    page.refresh_from_db()
    assert (page.translation_status, french.translation_status) == ("none", "checked")
    assert "Traduction relue" in client.get(french.url).content.decode()


def test_the_list_is_for_reviewers(client, homes):
    url = reverse("experiences:translations")
    assert client.get(url).status_code == 302
    client.force_login(staff_of(OrganisationFactory(), Role.PROFESSIONAL))
    assert client.get(url).status_code == 403


def test_a_reader_is_offered_what_is_not_there(client, homes):
    page, whole = practice(), practice(languages=("nl", "fr"))
    client.force_login(UserFactory())
    for one, offered in ((page, True), (whole, False)):
        french = reverse("experiences:colleagues", args=[one.translation_key])
        from django.utils import translation

        with translation.override("fr"):
            french = reverse("experiences:colleagues", args=[one.translation_key])
            wish = reverse("experiences:wish", args=[one.translation_key])
        assert (wish in client.get(french).content.decode()) == offered


def test_words_of_the_original_are_no_translation(homes):
    page = practice()
    french = page.get_translations().get()
    french.alias_of = None
    french.save()
    french.specific.save_revision().publish()
    french = PracticePage.objects.get(pk=french.pk)
    assert french.translation_status == "none"
    french.title, french.summary = "Un café", "Bref."
    french.save_revision().publish()
    assert PracticePage.objects.get(pk=french.pk).translation_status == "summary"


def test_a_practice_in_the_other_language_is_marked(client, homes):
    page = practice()
    french = page.get_translations().get()
    html = client.get(french.url).content.decode()
    assert "est en néerlandais" in html
    assert "est en néerlandais" not in client.get(page.url).content.decode()
