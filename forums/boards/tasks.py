"""What happens to boards from time to time."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django_tasks import task

from portal.core.preferences import Preferences

from .models import Topic


def close_quiet_topics_now(at: datetime | None = None) -> int:
    """Close the topics in which nobody wrote for as long as the setting says; how many."""
    months = Preferences.load().topic_closing_months
    if not months:
        return 0
    before = (at or timezone.now()) - relativedelta(months=months)
    quiet = Topic.objects.filter(is_closed=False, is_pinned=False, last_post_at__lt=before)
    return quiet.update(is_closed=True)


@task()
def close_quiet_topics() -> None:
    """Run daily; again does nothing new."""
    close_quiet_topics_now()
