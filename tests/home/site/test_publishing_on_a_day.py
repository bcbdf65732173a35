from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Revision

from home.site.models import ContentPage
from home.site.tasks import follow_dates
from portal.operations.clock import Clock
from tests.factories.pages import page

pytestmark = pytest.mark.django_db


def draft_for_tomorrow(title, **fields):
    """A page below the Dutch start page that an editor set to go online tomorrow."""
    made = page(title=title, **fields)
    made.unpublish()
    made = ContentPage.objects.get(pk=made.pk)
    made.go_live_at = timezone.now() + timedelta(days=1)
    made.save_revision().publish()
    return made


def is_live(row):
    return ContentPage.objects.get(pk=row.pk).live


def test_a_page_goes_online_on_its_day_and_not_before(homes, client):
    waiting = draft_for_tomorrow("Feest")
    follow_dates.call()
    assert not is_live(waiting)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert follow_dates.call() == 1
        assert is_live(waiting)
        assert follow_dates.call() == 0
    french = ContentPage.objects.get(alias_of=waiting)
    assert french.live


def test_a_page_goes_off_with_the_one_in_the_other_tree(homes):
    over = page(title="Voorbij", expire_at=timezone.now() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        follow_dates.call()
    assert not is_live(over)
    assert not ContentPage.objects.get(alias_of=over).live


def test_a_page_that_cannot_be_published_keeps_no_other_waiting(homes, caplog):
    first, second = draft_for_tomorrow("Eerst"), draft_for_tomorrow("Daarna")
    version = Revision.objects.for_instance(first).get(approved_go_live_at__isnull=False)
    version.content["is_tenant_facing"] = True
    version.approved_go_live_at -= timedelta(hours=1)
    version.save()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert follow_dates.call() == 1
    assert not is_live(first)
    assert is_live(second)
    assert "Could not follow the date" in caplog.text


def test_the_clock_hands_it_out():
    from portal.operations import tasks  # noqa: F401 - says what is periodic

    names = [task.module_path for task in Clock().due(timezone.now())]
    assert "home.site.tasks.follow_dates" in names
