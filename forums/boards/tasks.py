"""What happens to boards from time to time."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django_tasks import task

from portal.core.preferences import Preferences

from .models import Board, Topic


def close_quiet_topics_now(at: datetime | None = None) -> int:
    """Close the topics in which nobody wrote for as long as the setting says; how many."""
    usual, now = Preferences.load().topic_closing_months, at or timezone.now()
    ages = Board.objects.order_by().values_list("closing_months", flat=True).distinct()
    return sum(_close(own, usual if own is None else own, now) for own in ages)


def _close(own: int | None, months: int, now: datetime) -> int:
    """The quiet topics of the boards that have this age of their own (None: the usual one)."""
    if not months:
        return 0
    quiet = Topic.objects.filter(
        board__in=Board.objects.filter(closing_months=own)
        if own is not None
        else Board.objects.filter(closing_months__isnull=True),
        is_closed=False,
        is_pinned=False,
        last_post_at__lt=now - relativedelta(months=months),
    )
    return quiet.update(is_closed=True)


@task()
def close_quiet_topics() -> None:
    """Run daily; again does nothing new."""
    close_quiet_topics_now()
