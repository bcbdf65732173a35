"""By when a company answers, who is late, and how long companies take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from statistics import median

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Membership, Role, User
from portal.core.preferences import Preferences
from portal.notifications.actions import tell

from .models import Consultation, Phase
from .permissions import contribution

REMIND_BEFORE = timedelta(days=7)


def due_at(consultation: Consultation, days: int) -> datetime | None:
    """When the answer is due: the end of its phase, else `days` after the opinion or the end.

    None while a council still discusses it, and when no tenant was asked.
    """
    phases = {phase.kind: phase for phase in consultation.phases.all()}
    if answer := phases.get(Phase.Kind.ANSWER):
        return answer.ends_at
    if opinion := getattr(consultation, "opinion", None):
        start = datetime.combine(opinion.adopted_on, time.max.replace(microsecond=0))
        return timezone.make_aware(start) + timedelta(days=days)
    phase = phases.get(Phase.Kind.OPINION) if consultation.council_id else None
    phase = phase or (None if consultation.council_id else contribution(consultation))
    return phase.ends_at + timedelta(days=days) if phase else None


@dataclass(frozen=True, slots=True)
class Due:
    """An answer that is awaited."""

    consultation: Consultation
    due: datetime
    is_late: bool


def waiting(rows: QuerySet[Consultation], at: datetime | None = None) -> list[Due]:
    """Those of `rows` that wait for a company, the longest due first."""
    at, days = at or timezone.now(), Preferences.load().answer_days
    found = rows.of_companies().over(at).filter(answer__isnull=True, lapsed_at__isnull=True)
    found = found.select_related("company", "council", "opinion").prefetch_related("phases")
    dues = [(one, due_at(one, days)) for one in found]
    return sorted(
        (Due(one, due, due <= at) for one, due in dues if due is not None),
        key=lambda row: (row.due, row.consultation.pk),
    )


def is_late(consultation: Consultation, at: datetime | None = None) -> bool:
    """Whether the company should have answered by now."""
    if hasattr(consultation, "answer") or consultation.lapsed_at:
        return False
    if consultation.reach == Consultation.Reach.COUNCIL:
        return False
    due = due_at(consultation, Preferences.load().answer_days)
    return due is not None and due <= (at or timezone.now())


@dataclass(frozen=True, slots=True)
class Pace:
    """How a company answers: how often, and in how many days after the opinion, in the middle."""

    company: str
    answers: int
    days: int | None


def paces(rows: QuerySet[Consultation]) -> list[Pace]:
    """By company, in order of name."""
    by_company: dict[int, tuple[str, list[int]]] = {}
    answered = rows.filter(answer__isnull=False).select_related("company", "opinion", "answer")
    for one in answered.prefetch_related("phases"):
        phase = contribution(one)
        opinion = getattr(one, "opinion", None)
        start = opinion.adopted_on if opinion else phase and timezone.localdate(phase.ends_at)
        _name, days = by_company.setdefault(one.company_id, (one.company.name, []))
        if start:
            days.append(max((one.answer.decided_on - start).days, 0))
    return sorted(
        (
            Pace(name, len(days), round(median(days)) if days else None)
            for name, days in by_company.values()
        ),
        key=lambda pace: pace.company,
    )


def remind(at: datetime | None = None) -> int:
    """Tell each editor once when an answer is due within a week, and once when it is late."""
    at, told = at or timezone.now(), 0
    for row in waiting(Consultation.objects.all(), at):
        if row.due - at > REMIND_BEFORE:
            continue
        for user in _editors(row.consultation):
            _remind(row, user, at)
            told += 1
    return told


def remind_of_follow_up(at: datetime | None = None) -> int:
    """Tell each editor once a quarter (a setting) that an answer is still to be followed up."""
    at, told = at or timezone.now(), 0
    every = Preferences.load().follow_up_days
    rows = Consultation.objects.sent().filter(answer__isnull=False, closed_at__isnull=True)
    rows = rows.exclude(answer__follow_ups__is_done=True)
    rows = rows.select_related("company", "answer").annotate(last=Max("answer__follow_ups__day"))
    for consultation in rows:
        since = consultation.last or consultation.answer.decided_on
        quarters = (timezone.localdate(at) - since).days // every
        if quarters < 1:
            continue
        for user in _editors(consultation):
            _tell(
                consultation,
                user,
                at,
                event="consultation_follow_up_due",
                key=f"follow_up_due:{consultation.pk}:{since:%y%m%d}:{quarters}:{user.pk}",
                page="follow_up",
            )
            told += 1
    return told


def _editors(consultation: Consultation) -> QuerySet[User]:
    editors = Membership.objects.in_force().filter(
        organisation_id=consultation.company_id, role=Role.COMPANY_EDITOR
    )
    return User.objects.filter(pk__in=editors.values("user"), is_active=True)


def _remind(row: Due, user: User, at: datetime) -> None:
    step = "late" if row.is_late else "soon"
    _tell(
        row.consultation,
        user,
        at,
        event="consultation_answer_due",
        key=f"answer_due:{step}:{row.consultation.pk}:{user.pk}",
        page="answer",
    )


def _tell(
    consultation: Consultation, user: User, at: datetime, *, event: str, key: str, page: str
) -> None:
    tell(
        user=user,
        event=event,
        about=consultation.about,
        key=key,
        audience=consultation.company.staff_audience,
        url=reverse(f"consultations:{page}", args=[consultation.slug]),
        params={"consultation": consultation.titles, "about": consultation.titles},
        at=at,
    )
