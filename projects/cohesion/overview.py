"""The agreements as the regulator oversees them, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from portal.accounts.audiences import Anybody

from .models import AgreementParty, ProjectAgreement, ProjectState, warning_day
from .permissions import can_see_amounts

# Ended ones are history: seen when asked for.
SHOWN = (ProjectState.PROPOSED, ProjectState.ACTIVE, ProjectState.ENDING)


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement as the overview shows it; `amount` is None for who may not read it."""

    pk: int
    project: str
    lead: str
    companies: str
    starts_on: date
    ends_on: date
    state: str
    state_name: str
    signed: int
    parties: int
    amount: Decimal | None
    is_renewed: bool


def overview(user: Anybody, asked: Mapping[str, str]) -> dict[str, Any]:
    """All agreements, those that end first on top, with counts and the sum of what is in force."""
    rows = ProjectAgreement.objects.select_related("project", "next_one").prefetch_related(
        "parties__organisation"
    )
    warning, shows = warning_day(), can_see_amounts(user)
    found = [_row(agreement, warning, shows) for agreement in rows.order_by("ends_on", "pk")]
    counts = Counter(row.state for row in found)
    wanted = asked.get("state", "")
    wanted = wanted if wanted in ProjectState.values else ""
    in_force = {ProjectState.ACTIVE, ProjectState.ENDING}
    return {
        "rows": [row for row in found if row.state == wanted or (not wanted and _shown(row))],
        "states": [(str(v), str(label), counts[v]) for v, label in ProjectState.choices],
        "wanted": wanted,
        "sum": sum(row.amount or 0 for row in found if row.state in in_force) if shows else None,
        "unsigned": sum(row.signed < row.parties for row in found if _shown(row)),
    }


def _shown(row: Row) -> bool:
    return row.state in SHOWN


def state_of(agreement: ProjectAgreement, warning: date) -> ProjectState:
    """Where this agreement stands today."""
    today = timezone.localdate()
    if agreement.starts_on > today:
        return ProjectState.PROPOSED
    if agreement.ends_on < today:
        return ProjectState.CLOSED
    return ProjectState.ENDING if agreement.ends_on <= warning else ProjectState.ACTIVE


def _row(agreement: ProjectAgreement, warning: date, shows: bool) -> Row:
    parties = list(agreement.parties.all())
    state = state_of(agreement, warning)
    by_kind = {
        kind: ", ".join(party.organisation.name for party in parties if party.kind == kind)
        for kind in AgreementParty.Kind
    }
    return Row(
        pk=agreement.pk,
        project=agreement.project.name,
        lead=by_kind[AgreementParty.Kind.NONPROFIT],
        companies=by_kind[AgreementParty.Kind.COMPANY],
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        state=str(state),
        state_name=str(state.label),
        signed=sum(party.signed_on is not None for party in parties),
        parties=len(parties),
        amount=agreement.amount if shows else None,
        is_renewed=getattr(agreement, "next_one", None) is not None,
    )
