"""How many people came: numbers by month, never names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from .models import Session

MONTHS = 366


@dataclass(frozen=True, slots=True)
class Month:
    """What a project did in a month: dates held, dates cancelled, people who came."""

    first: date
    held: int
    cancelled: int
    counted: int
    came: int


def figures_of(sessions: QuerySet[Session]) -> list[Month]:
    """The past twelve months of these dates, the last month first."""
    now = timezone.now()
    cancelled = Q(state=Session.State.CANCELLED)
    rows = (
        sessions.filter(ends_at__lte=now, ends_at__gt=now - timedelta(days=MONTHS))
        .annotate(month=TruncMonth("starts_at"))
        .order_by("-month")
        .values("month")
        .annotate(
            held=Count("pk", filter=~cancelled),
            cancelled=Count("pk", filter=cancelled),
            counted=Count("pk", filter=~cancelled & Q(came__isnull=False)),
            sum=Sum("came", filter=~cancelled),
        )
    )
    return [_month(row) for row in rows]


def _month(row: dict[str, Any]) -> Month:
    return Month(
        first=timezone.localtime(row["month"]).date(),
        held=row["held"],
        cancelled=row["cancelled"],
        counted=row["counted"],
        came=row["sum"] or 0,
    )
