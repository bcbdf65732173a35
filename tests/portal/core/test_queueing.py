"""What is queued with a change is kept with it, as the queue itself would have written it."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from portal.core.queueing import queue_with
from portal.notifications.tasks import spread

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_row_is_what_the_queue_itself_writes():
    queue_with(spread, 7)
    ours = DBTaskResult.objects.get()
    spread.enqueue(7)
    other = DBTaskResult.objects.exclude(pk=ours.pk).get()
    differs = {"id", "enqueued_at"}
    fields = [field.attname for field in DBTaskResult._meta.fields if field.name not in differs]
    assert {name: getattr(ours, name) for name in fields} == {
        name: getattr(other, name) for name in fields
    }
    assert ours.task_result.task == other.task_result.task
    assert DBTaskResult.objects.ready().count() == 2


def test_what_is_taken_back_takes_the_queued_along():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue_with(spread, 7)
        raise ZeroDivisionError
    assert not DBTaskResult.objects.exists()
