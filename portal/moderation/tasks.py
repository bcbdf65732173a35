"""What moderation forgets in time."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django_tasks import task

from portal.core.preferences import Preferences

from .models import Appeal, Case, Report
from .models.decision import APPEAL_DAYS


def erase_old_now(at: datetime | None = None) -> int:
    """Erase removed texts and what reporters wrote, once nobody can object any more; how many.

    The decisions and the log stay: they hold no words of members.
    """
    months = max(Preferences.load().retention_logs_months, 1)
    now = at or timezone.now()
    before = min(now - relativedelta(months=months), now - relativedelta(days=APPEAL_DAYS))
    over = Case.objects.filter(decided_at__lt=before).exclude(state__in=Case.WAITING)
    texts = over.exclude(kept_text="").update(kept_text="")
    cases = over.values("pk")
    words = Report.objects.filter(case__in=cases).exclude(text="").update(text="")
    Appeal.objects.filter(decision__case__in=cases).exclude(text="–").update(text="–")
    return texts + words


@task()
def erase_old() -> None:
    """Run daily; again does nothing new."""
    erase_old_now()
