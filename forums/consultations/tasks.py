"""What the worker does for this room. Each may run twice: nobody is told twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

REMIND_BEFORE = timedelta(days=3)


@task()
def tell_audience(consultation_id: int, event: str, moment: str) -> None:
    """Tell all who are asked that it was sent, or that they have more time."""
    from .telling import tell_tenants

    tell_tenants(consultation_id, event, datetime.fromisoformat(moment))


@task()
def remind_tenants() -> None:
    """Tell those who have not answered that the time ends within three days."""
    from .models import Consultation
    from .telling import tell_tenants

    now = timezone.now()
    ending = Consultation.objects.open(now).with_answer_dates()
    ending = ending.filter(answers_until__lte=now + REMIND_BEFORE)
    # Who was asked less than three days before the end has just been told.
    for consultation in ending.filter(answers_from__lte=now - REMIND_BEFORE):
        tell_tenants(consultation.pk, "consultation_closing", now, only_silent=True)


@task()
def count_what_is_over() -> None:
    """Keep the counts of consultations whose time to answer has ended."""
    from .counting import recount
    from .models import Consultation

    for consultation in Consultation.objects.over().filter(tally__isnull=True):
        recount(consultation)


@task()
def remind_companies() -> None:
    """Tell the editors of a company that its answer, or what was done since, is due."""
    from .answer_clock import remind, remind_of_follow_up

    remind()
    remind_of_follow_up()
