"""What the worker does for this room from time to time."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from .summaries import is_day_of_summaries, tell_weeks


@task()
def tell_group_weeks() -> int:
    """Run daily; on the day of summaries each member is told once."""
    return tell_weeks() if is_day_of_summaries(timezone.localdate()) else 0
