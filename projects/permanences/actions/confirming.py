"""Hours that nobody looked at for months are worse than none: workers say that they are right."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Membership, User
from portal.notifications.actions import tell
from projects.permanences.models import Permanence
from projects.permanences.permissions import KEEPING_ROLES, check_can_keep


@transaction.atomic
def confirm(*, permanence: Permanence, by: User) -> Permanence:
    """Say that the hours are right today. Raises PermissionDenied for others than its workers."""
    check_can_keep(by, permanence.organisation_id)
    permanence.confirmed_on, permanence.confirmed_by = timezone.localdate(), by
    permanence.save(update_fields=["confirmed_on", "confirmed_by", "changed_at"])
    return permanence


def nag() -> int:
    """Ask the workers of stale permanences whether the hours are right, once a month.

    Says how many organisations were asked.
    """
    stale: dict[int, list[Permanence]] = defaultdict(list)
    rows = Permanence.objects.published().unconfirmed().filter(organisation__valid_to=None)
    for permanence in rows.select_related("organisation"):
        stale[permanence.organisation_id].append(permanence)
    for organisation, permanences in stale.items():
        _ask(organisation, permanences)
    return len(stale)


def _ask(organisation: int, permanences: list[Permanence]) -> None:
    month = f"{timezone.localdate():%Y-%m}"
    names = permanences[0].organisation
    with transaction.atomic():
        for user in _workers(organisation):
            tell(
                user=user,
                event="permanence_unconfirmed",
                about=f"permanences:{organisation}",
                key=f"permanence_unconfirmed:{organisation}:{month}:{user.pk}",
                url=reverse("permanences:manage"),
                audience=names.staff_audience,
                params={
                    "organisation": {"nl": names.name_nl, "fr": names.name_fr},
                    "number": len(permanences),
                },
            )


def _workers(organisation: int) -> list[User]:
    rows = Membership.objects.in_force().filter(
        Q(organisation=organisation), role__in=KEEPING_ROLES, user__is_active=True
    )
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())
