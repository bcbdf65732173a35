"""Keeping a search, and being told when something new matches."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from portal.notifications.actions import unfollow
from portal.notifications.models import Event, Notice
from search.asking import Asked
from search.saved.actions import MOST_SEARCHES, save_search, tell_news
from search.saved.models import SavedSearch
from tests.factories.accounts import UserFactory, tenant_of
from tests.factories.organisations import HousingCompanyFactory
from tests.search.site import SITE, fill, thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return UserFactory()


@pytest.fixture(autouse=True)
def _index():
    fill()


def keep(user, query="q=moestuin"):
    asked = Asked.from_address(QueryDict(query))
    return save_search(user=user, asked=asked, name=asked.text, language="nl")


def later(number, title="Een moestuin erbij", **fields):
    return thing(number, nl=title, day=timezone.now() + timedelta(minutes=1), **fields)


def told(user):
    return [event.params["number"] for event in Event.objects.filter(about__startswith="search:")]


def test_a_search_is_kept_from_the_page_and_listed(client, reader):
    client.force_login(reader)
    page = client.get(reverse("search"), {"q": "moestuin", "kind": "news"})
    assert 'value="?q=moestuin&amp;kind=news"' in page.content.decode()
    answer = client.post(reverse("search_save"), {"address": "?q=moestuin&kind=news&page=3"})
    assert answer.status_code == 302
    search = SavedSearch.objects.get(user=reader)
    assert search.address == "q=moestuin&kind=news"
    assert "moestuin" in client.get(reverse("search_saved")).content.decode()
    assert "Zoeken: moestuin" in client.get(reverse("notifications:settings")).content.decode()


def test_visitors_are_asked_to_log_in(client):
    page = client.get(reverse("search"), {"q": "moestuin"}).content.decode()
    assert "?next=" in page
    assert client.post(reverse("search_save"), {"address": "?q=x"}).status_code == 302
    assert not SavedSearch.objects.exists()


def test_nobody_removes_the_search_of_another(client, reader):
    search = keep(reader)
    client.force_login(UserFactory())
    address = reverse("search_remove", args=[search.pk])
    assert client.post(address).status_code == 404
    client.force_login(reader)
    client.post(address)
    assert not SavedSearch.objects.exists()


def test_something_new_is_told_once(reader, django_capture_on_commit_callbacks):
    keep(reader)
    assert tell_news() == 0
    fill([*SITE, later(50)])
    with django_capture_on_commit_callbacks(execute=True):
        assert tell_news() == 1
    assert tell_news() == 0
    assert told(reader) == [1]
    notice = Notice.objects.get(user=reader)
    assert notice.event.url == "/nl/zoeken/?q=moestuin&sort=newest"


def test_what_only_touches_the_question_is_no_news(reader):
    keep(reader, "q=moestuin+dak")
    fill([*SITE, later(50, "Een dak boven het hoofd")])
    assert tell_news() == 0


def test_what_was_published_before_is_no_news(reader):
    keep(reader)
    fill([*SITE, thing(50, nl="Een oude moestuin")])
    assert tell_news() == 0


def test_what_the_reader_may_not_see_is_never_told(reader):
    company = HousingCompanyFactory()
    tenant = tenant_of(company)
    keep(reader)
    keep(tenant)
    fill([*SITE, later(50, kind="topic", audience=company.audience)])
    assert tell_news() == 1
    assert Event.objects.get().about == SavedSearch.objects.get(user=tenant).about


def test_who_stopped_following_is_told_no_more(reader):
    search = keep(reader)
    unfollow(user=reader, about=search.about)
    fill([*SITE, later(50)])
    assert tell_news() == 0
    assert not SavedSearch.objects.exists()


def test_the_same_search_is_kept_once_and_an_empty_one_never(reader):
    assert keep(reader).pk == keep(reader).pk
    with pytest.raises(ValidationError):
        keep(reader, "nonsense=1")
    for number in range(MOST_SEARCHES - 1):
        SavedSearch.objects.create(
            user=reader, name="x", address=f"q={number}", language="nl", looked_at=timezone.now()
        )
    with pytest.raises(ValidationError, match="dertig|thirty"):
        keep(reader, "q=nog+een")
