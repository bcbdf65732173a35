from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.knowledge.models import PracticePage
from home.submissions.models import RecheckRequest
from home.submissions.rechecking import make_token, stale_practices
from home.submissions.tasks import ask_to_recheck
from portal.accounts.models import Role
from portal.core.preferences import Preferences
from tests.factories.accounts import UserFactory, at_regulator
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(homes):
    long_ago = timezone.localdate() - timedelta(days=900)
    return practice(last_checked_on=long_ago, contact="soep@example.org")


def test_the_makers_are_asked_once_a_month(old):
    practice(last_checked_on=timezone.localdate(), contact="new@example.org")
    assert ask_to_recheck.call() == 1
    assert ask_to_recheck.call() == 0
    assert [letter.to for letter in mail.outbox] == [["soep@example.org"]]
    assert make_token(old.translation_key).split(":")[0] in mail.outbox[0].body
    RecheckRequest.objects.update(asked_on=timezone.localdate() - timedelta(days=40))
    assert ask_to_recheck.call() == 1


def test_the_number_of_months_is_a_setting(old):
    settings = Preferences.load()
    settings.practice_recheck_months = 48
    settings.save()
    assert not stale_practices().exists()


def test_the_link_alone_changes_nothing_and_the_button_confirms(client, old):
    url = reverse("submissions:recheck", args=[make_token(old.translation_key)])
    assert client.get(url).status_code == 200
    assert stale_practices().exists()
    client.post(url, {"confirm": "1"})
    page = PracticePage.objects.get(pk=old.pk)
    assert page.last_checked_on == timezone.localdate()
    assert page.live
    assert not stale_practices().exists()


def test_the_makers_take_it_away(client, old):
    url = reverse("submissions:recheck", args=[make_token(old.translation_key)])
    client.post(url, {"archive": "1"})
    assert not PracticePage.objects.live().exists()
    assert client.get(url).status_code == 404


def test_a_link_that_was_not_made_here_is_not_found(client, homes):
    assert client.get(reverse("submissions:recheck", args=["made-up"])).status_code == 404


def test_reviewers_see_the_old_ones(client, old):
    client.force_login(UserFactory())
    assert client.get(reverse("submissions:stale")).status_code == 403
    client.force_login(at_regulator(Role.PRACTICE_REVIEWER))
    assert old.title in client.get(reverse("submissions:stale")).content.decode()
