"""Who follows a company is told its news, once, whatever the language it is published in."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.news.notices import tell_followers
from portal.notifications.models import Event, Notice
from portal.notifications.spreading import spread_event
from tests.factories.accounts import UserFactory, tenant_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def news():
    from home.news.actions import create_news
    from home.site.bootstrap import ensure_trees

    ensure_trees()
    company = HousingCompanyFactory()
    words = {"title": "De lift", "summary": "Kort", "plain": "De lift is stuk."}
    page = create_news(versions={"nl": words, "fr": words}, company=company)
    Event.objects.all().delete()
    return page


def test_followers_are_told_once(news):
    reader = UserFactory()
    client = Client()
    client.force_login(reader)
    client.post(reverse("notifications:follow"), {"about": f"company:{news.company_id}"})
    for _time in range(2):
        tell_followers(news)
    event = Event.objects.get()
    spread_event(event.pk)
    assert Notice.objects.filter(user=reader).count() == 1


def test_closed_news_is_told_to_nobody(news):
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    tell_followers(news)
    assert not Event.objects.exists()


def test_the_first_steps_offer_the_own_company_and_tick_nothing(news):
    client = Client()
    client.force_login(tenant_of(news.company))
    address = reverse("notifications:interests")
    page = client.get(address).content.decode()
    about = f"company:{news.company_id}"
    assert about in page
    assert "checked" not in page
    client.post(address, {"about": [about, "company:99999"]})
    client.post(address, {"about": [about]})
    assert client.get(reverse("my_home")).status_code == 200
