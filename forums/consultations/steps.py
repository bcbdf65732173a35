"""The phases of a consultation as a staircase: what is done, what is now, what comes.

Information and contributions go by their dates; the opinion and the answer are done when they are
given, early or late, and until then they are waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

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
    """Its phases in order, each with its days in words; after it lapsed, only what was done."""
    at = at or timezone.now()
    acts = _acts(consultation)
    found = [_step(phase, at, acts) for phase in consultation.phases.all()]
    return [one for one in found if one.state == "done" or not consultation.lapsed_at]


def _acts(consultation: Consultation) -> dict[str, date | None]:
    """By kind of phase: the day of the act that ends it, None while it is waited for."""
    opinion = getattr(consultation, "opinion", None)
    answer = getattr(consultation, "answer", None)
    adopted = opinion.adopted_on if opinion else None
    decided = answer.decided_on if answer else None
    # After the answer nobody waits for an opinion any more.
    return {Phase.Kind.OPINION: adopted or decided, Phase.Kind.ANSWER: decided}


def _step(phase: Phase, at: datetime, acts: dict[str, date | None]) -> Step:
    if phase.kind in acts and (day := acts[phase.kind]):
        return Step(phase.get_kind_display(), day_month(day), "done")
    if phase.kind in acts and phase.is_over(at):
        return Step(phase.get_kind_display(), _("was due on %(day)s") % _day(phase.ends_at), "now")
    if phase.is_over(at):
        return Step(phase.get_kind_display(), day_month(phase.ends_at), "done")
    if phase.is_open(at):
        return Step(phase.get_kind_display(), _("until %(day)s") % _day(phase.ends_at), "now")
    return Step(phase.get_kind_display(), _("from %(day)s") % _day(phase.starts_at), "next")


def _day(moment: datetime) -> dict[str, str]:
    near = timezone.localtime(moment).year == timezone.localdate().year
    return {"day": day_month(moment) if near else day_month_year(moment)}
