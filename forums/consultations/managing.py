"""What a person prepares, and for whom they may ask something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from forums.councils.models import AdvisoryCouncil
from forums.councils.seats import SPEAKING, seats_of
from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import HousingCompany

from .models import Consultation

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody


@dataclass(frozen=True, slots=True)
class Opener:
    """On whose behalf a person may ask something. `key` names it in a form."""

    key: str
    name: str
    company: HousingCompany
    council: AdvisoryCouncil | None
    kind: str


def _companies_edited(user: Anybody) -> list[int]:
    return [
        membership.organisation_id
        for membership in memberships_in_force(user)
        if membership.role == Role.COMPANY_EDITOR
    ]


def _councils_spoken_for(user: Anybody) -> list[int]:
    return [seat.council_id for seat in seats_of(user) if seat.function in SPEAKING]


def openable(user: Anybody) -> list[Opener]:
    """Companies and councils for which the person may ask; a company's council advises it."""
    edited, spoken = _companies_edited(user), _councils_spoken_for(user)
    if not edited and not spoken:
        return []
    councils = AdvisoryCouncil.objects.filter(
        Q(company__in=edited) | Q(pk__in=spoken), state=AdvisoryCouncil.State.ACTIVE
    ).select_related("company")
    by_company = {council.company_id: council for council in councils}
    found = [
        Opener(
            f"company-{company.pk}",
            company.name,
            company,
            by_company.get(company.pk),
            Consultation.OpenedBy.COMPANY,
        )
        for company in HousingCompany.objects.filter(pk__in=edited)
    ]
    found += [
        Opener(
            f"council-{council.pk}",
            council.name,
            council.company,
            council,
            Consultation.OpenedBy.COUNCIL,
        )
        for council in councils
        if council.pk in spoken
    ]
    return found


def own_drafts(user: Anybody) -> list[Consultation]:
    """The drafts that the person prepares."""
    edited, spoken = _companies_edited(user), _councils_spoken_for(user)
    if not edited and not spoken:
        return []
    mine = Q(opened_by_kind=Consultation.OpenedBy.COMPANY, company__in=edited)
    mine |= Q(opened_by_kind=Consultation.OpenedBy.COUNCIL, council__in=spoken)
    return list(Consultation.objects.filter(mine, sent_at__isnull=True).order_by("-pk"))
