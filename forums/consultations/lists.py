"""Consultations as lists show them: what is open, what comes, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.kept import made_once
from portal.core.prepared import Prepared
from portal.organisations.models import HousingCompany

from .models import Answer, Consultation

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

MOST_SHOWN = 24
WAITING, LAPSED = "waiting", "lapsed"


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """A question that can be answered now, for pages of other rooms."""

    title: str
    url: str
    summary: str
    ends_at: datetime


# Home pages show the public ones to everybody.
_public_now = Prepared(
    lambda at: (
        Consultation.objects.visible_to(AnonymousUser())
        .with_answer_dates()
        .open(at)
        .order_by("answers_until", "pk")[:MOST_SHOWN]
    )
)


def rows_for(user: Anybody) -> QuerySet[Consultation]:
    """Those that exist for the person, with the dates on which tenants answer."""
    rows = Consultation.objects.visible_to(user).with_answer_dates()
    return rows.select_related("company", "council", "opinion", "answer")


def with_outcome(rows: QuerySet[Consultation], outcome: str) -> QuerySet[Consultation]:
    """Those of which this came; all of them for a word that is no outcome."""
    wanted = {
        **{decision: Q(answer__decision=decision) for decision in Answer.Decision.values},
        WAITING: Q(answer__isnull=True, lapsed_at__isnull=True),
        LAPSED: Q(lapsed_at__isnull=False),
    }
    return rows.filter(wanted[outcome]) if outcome in wanted else rows


def outcomes() -> list[tuple[str, str]]:
    """What can have come of a consultation, to choose from."""
    return [
        ("", _("all outcomes")),
        *((value, str(label).capitalize()) for value, label in Answer.Decision.choices),
        (WAITING, _("Waits for an answer")),
        (LAPSED, _("Lapsed")),
    ]


def open_rows(rows: QuerySet[Consultation], user: Anybody, at: datetime) -> list[Consultation]:
    """Those that are open at this moment, the first to close first; `asks_me` says whether the
    reader is one of those who are asked."""
    mine = Consultation.objects.asking(user).filter(pk=OuterRef("pk"))
    found = rows.open(at).annotate(asks_me=Exists(mine))
    return list(found.order_by("answers_until", "pk"))


def companies_in(rows: QuerySet[Consultation]) -> list[HousingCompany]:
    """The companies that these are of, in order of name, to choose from."""
    mine = rows.order_by().values("company")
    return list(HousingCompany.objects.filter(pk__in=mine).order_by("name_nl"))


def open_consultations(user: Any = None, limit: int = 6) -> list[OpenConsultation]:
    """What the person can answer now, the first to close first; without one, what is public."""
    if user is None:
        rows = _public_now.kept(at=timezone.now())[:limit]
    else:
        rows = rows_for(user).open().order_by("answers_until", "pk")[:limit]
    language = get_language()
    return [made_once(row, ("open", language), partial(_as_open, row)) for row in rows]


def _as_open(row: Consultation) -> OpenConsultation:
    return OpenConsultation(
        title=row.title,
        url=row.get_absolute_url(),
        summary=row.summary or row.question,
        ends_at=row.answers_until,
    )
