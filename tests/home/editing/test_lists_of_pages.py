from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.site.models import ContentPage
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import news, page
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
PRACTICES = "practice-list:index"


@pytest.fixture
def editor(client, homes):
    sync_regional_rights()
    user = at_regulator(Role.REGULATOR_EDITOR)
    client.force_login(user)
    return user


def titles(client, name=PRACTICES, **asked):
    rows = client.get(reverse(name), asked).context["object_list"]
    return sorted(row.title for row in rows)


def test_practices_are_narrowed_by_what_editors_look_for(client, editor):
    theme = ThemeFactory()
    old = practice(last_checked_on=date(2019, 1, 1))
    both = practice(languages=("nl", "fr"), themes=[theme], last_checked_on=timezone.localdate())
    draft = practice(last_checked_on=timezone.localdate())
    draft.unpublish()
    french = both.get_translations().get()
    assert titles(client) == sorted([old.title, both.title, french.title, draft.title])
    assert titles(client, stale="yes") == [old.title]
    assert titles(client, translation="missing", state="live") == [old.title]
    assert titles(client, state="draft") == [draft.title]
    assert titles(client, themes=theme.pk) == sorted([both.title, french.title])
    assert titles(client, language=french.locale_id) == [french.title]
    assert titles(client, q=old.title.split()[-1]) == [old.title]
    assert titles(client, q=draft.title, state="live") == []
    assert titles(client, state="nonsense") == titles(client)


def test_pages_are_narrowed_by_theme_and_by_age(client, editor):
    theme = ThemeFactory()
    told = page(title="Met thema", themes=[theme], checked_on=timezone.localdate())
    page(title="Oud", checked_on=timezone.localdate() - timedelta(days=400))
    assert titles(client, "text-list:index", theme=theme.pk) == [told.title]
    assert titles(client, "text-list:index", stale="yes") == ["Oud"]


def test_what_waits_for_its_day_is_found(client, editor):
    made = page(title="Morgen")
    made.unpublish()
    made = ContentPage.objects.get(pk=made.pk)
    made.go_live_at = timezone.now() + timedelta(days=1)
    made.save_revision().publish()
    assert titles(client, "text-list:index", state="scheduled") == ["Morgen"]


def test_a_company_sees_its_own_news_alone(client, homes):
    news("Van het gewest")
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    answer = client.get(reverse("news-list:index"))
    assert "Van het gewest" not in answer.content.decode()


def test_a_list_costs_the_same_for_many(client, editor):
    costs = []
    for count in (2, 12):
        for _number in range(count):
            practice()
        client.get(reverse(PRACTICES))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(PRACTICES))
        costs.append(len(asked))
    assert costs[0] == costs[1], costs


def test_the_explorer_costs_the_same_for_many(client, editor):
    costs = []
    for count in (2, 12):
        for _number in range(count):
            made = practice()
        url = reverse("wagtailadmin_explore", args=[made.get_parent().pk])
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        costs.append(len(asked))
    assert costs[0] == costs[1], costs
