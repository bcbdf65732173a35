"""Which consultations: by time, by who sees them, by whom they ask."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from forums.councils.seats import seats_of
from portal.accounts.audiences import audiences, memberships_in_force
from portal.accounts.models import Membership, Role
from projects.cohesion.models import CohesionProject

from .phase import Phase

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody


def _contribution(**when: object) -> Exists:
    phases = Phase.objects.filter(consultation=OuterRef("pk"), kind=Phase.Kind.CONTRIBUTION)
    return Exists(phases.filter(**when))


class ConsultationQuerySet(models.QuerySet):
    def sent(self) -> Self:
        """Without drafts."""
        return self.filter(sent_at__isnull=False)

    def open(self, at: datetime | None = None) -> Self:
        """Those that tenants may answer at this moment: from the start, until before the end."""
        at = at or timezone.now()
        rows = self.sent().filter(lapsed_at__isnull=True)
        return rows.filter(_contribution(starts_at__lte=at, ends_at__gt=at))

    def upcoming(self, at: datetime | None = None) -> Self:
        """Sent, and tenants may answer later."""
        rows = self.sent().filter(lapsed_at__isnull=True)
        return rows.filter(_contribution(starts_at__gt=at or timezone.now()))

    def over(self, at: datetime | None = None) -> Self:
        """Those whose time to answer has ended, or that lapsed."""
        ended = Q(_contribution(ends_at__lte=at or timezone.now())) | Q(asks_tenants=False)
        return self.sent().filter(ended | Q(lapsed_at__isnull=False))

    def visible_to(self, user: Anybody) -> Self:
        """Those that exist for this person: sent to an audience of theirs, or to all who declared.

        A tenant whom the company has not confirmed yet finds those that allow it; who sits on the
        council finds all that it takes part in.
        """
        seen = Q(audience__in=audiences(user))
        if user.is_authenticated:
            seats = [seat.council_id for seat in seats_of(user)]
            if seats:
                seen |= Q(council__in=seats)
            declared = Membership.objects.waiting().filter(user=user, role=Role.TENANT)
            seen |= Q(
                allows_unverified=True,
                reach__in=[self.model.Reach.COMPANY, self.model.Reach.SITE],
                company__in=declared.values("organisation_id"),
            )
        return self.sent().filter(seen)

    def asking(self, user: Anybody) -> Self:
        """Those that reach this person, whatever the time; for a building, who lives on its site.

        Says in rows what `permissions.claiming_problem` says of one.
        """
        if not user.is_authenticated:
            return self.none()
        reach = self.model.Reach
        seats = [seat.council_id for seat in seats_of(user)]
        homes = [m for m in memberships_in_force(user) if m.role == Role.TENANT]
        companies = {home.organisation_id for home in homes}
        sites = {home.site_id for home in homes if home.site_id}
        asked = Q(reach=reach.COMPANY) & (Q(company__in=companies) | Q(council__in=seats))
        asked |= Q(reach=reach.COUNCIL, council__in=seats)
        if sites:
            asked |= Q(reach=reach.SITE, pk__in=self._named("sites", site__in=sites))
            asked |= Q(
                reach=reach.BUILDING, pk__in=self._named("buildings", building__site__in=sites)
            )
            of_sites = CohesionProject.sites.through.objects.filter(site__in=sites)
            asked |= Q(reach=reach.PROJECT, project__in=of_sites.values("cohesionproject"))
        if not homes:
            asked |= self._declared(user)
        return self.filter(asked, asks_tenants=True)

    def _named(self, field: str, **places: object) -> models.QuerySet:
        through = self.model._meta.get_field(field).remote_field.through
        return through.objects.filter(**places).values("consultation")

    def _declared(self, user: Anybody) -> Q:
        waiting = Membership.objects.waiting().filter(user=user, role=Role.TENANT)
        return Q(
            allows_unverified=True,
            reach=self.model.Reach.COMPANY,
            company__in=waiting.values("organisation_id"),
        )

    def of_companies(self) -> Self:
        """Those that a company answers: not what a council asks its own members."""
        return self.exclude(reach=self.model.Reach.COUNCIL)

    def with_answer_dates(self) -> Self:
        """Each with `answers_from` and `answers_until`, the dates of its contribution phase."""
        phase = Phase.objects.filter(consultation=OuterRef("pk"), kind=Phase.Kind.CONTRIBUTION)
        return self.annotate(
            answers_from=models.Subquery(phase.values("starts_at")[:1]),
            answers_until=Coalesce(models.Subquery(phase.values("ends_at")[:1]), "sent_at"),
        )
