"""Moderation in numbers, for everybody: no names, no texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from .models import Appeal, Decision, Report, ReportReason, Sanction


@dataclass(frozen=True, slots=True)
class Figures:
    """One year. `hours` is the median from report to decision, None without decisions."""

    year: int
    reports: int
    reasons: list[tuple[str, int]]
    decisions: int
    outcomes: list[tuple[str, int]]
    sanctions: int
    appeals: int
    appeals_right: int
    hours: float | None


def _between(year: int) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def _by(rows, field: str, choices) -> list[tuple[str, int]]:
    counts = dict(rows.values_list(field).annotate(n=Count("pk")).order_by())
    return [(str(choice.label), counts.get(choice.value, 0)) for choice in choices]


def figures_of(year: int) -> Figures:
    """The numbers of one year, counted now."""
    start, end = _between(year)
    reports = Report.objects.filter(created_at__gte=start, created_at__lt=end)
    decisions = Decision.objects.filter(decided_at__gte=start, decided_at__lt=end)
    appeals = Appeal.objects.filter(created_at__gte=start, created_at__lt=end)
    appeal_counts = appeals.aggregate(
        all=Count("pk"), right=Count("pk", filter=Q(answer__outcome=Decision.Outcome.KEEP))
    )
    spans = [
        (decided - opened).total_seconds() / 3600
        for opened, decided in decisions.filter(answers__isnull=True).values_list(
            "case__opened_at", "decided_at"
        )
        if decided >= opened
    ]
    sanctions = Sanction.objects.filter(since__gte=start, since__lt=end)
    return Figures(
        year=year,
        reports=reports.count(),
        reasons=_by(reports, "reason", ReportReason),
        decisions=decisions.count(),
        outcomes=_by(decisions, "outcome", Decision.Outcome),
        sanctions=sanctions.count(),
        appeals=appeal_counts["all"],
        appeals_right=appeal_counts["right"],
        hours=median(spans) if spans else None,
    )


def years() -> list[int]:
    """The years that there is something to tell of, the newest first; this year always."""
    this = timezone.localdate().year
    first = Decision.objects.order_by("decided_at").values_list("decided_at", flat=True).first()
    return list(range(this, (timezone.localtime(first).year if first else this) - 1, -1))
