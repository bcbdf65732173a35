"""Something new under a theme or by an organisation reaches its followers once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.meetings.models import SectorMeeting
from home.site.models import ContentPage
from portal.accounts.readers import Readers
from portal.notifications.actions import follow
from portal.notifications.following import about_organisation, about_theme
from portal.notifications.models import Event, Notice
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.library import library_document, useful_link
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.factories.pages import news as news_page
from tests.factories.pages import page as text_page
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(homes):
    found = ThemeFactory(code="loneliness", name_nl="Eenzaamheid")
    follow(user=UserFactory(), about=about_theme(found))
    return found


def publish(page):
    page.save_revision().publish()


def told():
    return list(Event.objects.order_by("pk").values_list("event", flat=True))


def test_a_new_practice_is_told_once_for_both_languages(theme):
    page = practice(languages=("nl", "fr"))
    page.themes.set([theme])
    publish(page)
    publish(page)
    assert told() == ["theme_practice"]


def test_a_practice_of_a_followed_organisation_is_told(homes):
    maker = OrganisationFactory()
    follow(user=UserFactory(), about=about_organisation(maker))
    publish(practice(organisation=maker))
    assert told() == ["theme_practice"]
    assert Event.objects.get().about == f"organisation:{maker.pk}"


def test_an_old_practice_that_is_published_again_is_no_news(theme):
    page = practice()
    page.themes.set([theme])
    page.first_published_at = timezone.now() - timedelta(days=60)
    publish(page)
    assert told() == []


def test_an_article_and_news_under_the_theme_are_told(theme):
    for page in (text_page(ContentPage), news_page()):
        page.themes.set([theme])
        publish(page)
    assert told() == ["theme_page", "news"]


def test_closed_pages_are_not_told(theme):
    page = news_page()
    page.view_restrictions.create(restriction_type="login")
    page.themes.set([theme])
    publish(page)
    assert told() == []


def test_a_document_a_meeting_and_a_link_under_the_theme_are_told_once(theme):
    made = library_document(themes=[theme])
    made.save()
    useful_link(themes=[theme])
    meeting = SectorMeeting(title_nl="Overleg", is_published=True)
    meeting.themes.set([theme])
    meeting.save()
    assert told() == ["theme_document", "theme_link", "theme_meeting"]


def test_of_a_draft_nobody_hears_and_of_a_closed_document_its_readers_alone(theme):
    draft = library_document(themes=[theme], is_published=False)
    assert told() == []
    draft.is_published, draft.readers = True, Readers.PROFESSIONAL
    draft.save()
    assert Event.objects.get().audience == Readers.PROFESSIONAL


def test_who_may_not_read_a_document_is_not_told_of_it(theme, django_capture_on_commit_callbacks):
    tenant, colleague = tenant_of(HousingCompanyFactory()), staff_of(OrganisationFactory())
    for person in (tenant, colleague):
        follow(user=person, about=about_theme(theme))
    with django_capture_on_commit_callbacks(execute=True):
        library_document(themes=[theme], readers=Readers.PROFESSIONAL)
    assert list(Notice.objects.values_list("user", flat=True)) == [colleague.pk]
