"""The phases of a consultation as a staircase: what is done, what is now, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.dates import day_month, day_month_year

from .models import Consultation, Phase


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `state` is done, now or next."""

    title: str
    detail: str
    state: str


def steps_of(consultation: Consultation, at: datetime | None = None) -> list[Step]:
    """Its phases in order, each with its days in words."""
    at = at or timezone.now()
    return [_step(phase, at) for phase in consultation.phases.all()]


def _step(phase: Phase, at: datetime) -> Step:
    if phase.is_over(at):
        return Step(phase.get_kind_display(), day_month(phase.ends_at), "done")
    if phase.is_open(at):
        return Step(phase.get_kind_display(), _("until %(day)s") % _day(phase.ends_at), "now")
    return Step(phase.get_kind_display(), _("from %(day)s") % _day(phase.starts_at), "next")


def _day(moment: datetime) -> dict[str, str]:
    near = timezone.localtime(moment).year == timezone.localdate().year
    return {"day": day_month(moment) if near else day_month_year(moment)}
