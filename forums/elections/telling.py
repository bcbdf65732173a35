"""Telling tenants of an election, whether they follow anything or not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from portal.accounts.models import Membership, Role, User
from portal.notifications.actions import tell
from portal.notifications.models import Reason

from .models import Election

AT_ONCE = 200


def tell_all(election: Election, event: str, moment: datetime) -> int:
    """A notice for each confirmed tenant of the company, once an event; how many."""
    tenancies = Membership.objects.in_force().filter(
        user=OuterRef("pk"), role=Role.TENANT, organisation_id=election.company_id
    )
    people = User.objects.filter(Exists(tenancies), is_active=True)
    told, last = 0, 0
    while rows := list(people.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        with transaction.atomic():
            for user in rows:
                _tell(election, event, user, moment)
        told, last = told + len(rows), rows[-1].pk
    return told


def _tell(election: Election, event: str, user: User, moment: datetime) -> None:
    company = election.company
    tell(
        user=user,
        event=event,
        about=election.about,
        key=f"{event}:{election.pk}:{user.pk}",
        reason=Reason.ASKED,
        url=election.get_absolute_url(),
        params={
            "election": election.titles,
            "company": {"nl": company.name_nl, "fr": company.name_fr},
            "about": election.titles,
        },
        at=moment,
    )
