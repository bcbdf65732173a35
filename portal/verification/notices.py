"""What this room tells people."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.accounts.audiences import memberships_in_force
from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import Membership, Role, User
from portal.core.dates import day_month_year
from portal.notifications.actions import tell
from portal.notifications.texts import register_event

from .permissions import can_lead
from .tasks import RENEWAL_DAYS


def register() -> None:
    """Called once, when the portal starts."""
    register_event(
        "tenancy_runs_out",
        title=gettext_lazy("Do you still rent from %(organisation)s? Tell us before %(day)s"),
        icon="calendar-clock",
    )


def tell_runs_out(membership: Membership) -> None:
    """Ask the person, once a year, whether it is still so."""
    organisation = membership.organisation
    tell(
        user=membership.user,
        event="tenancy_runs_out",
        about=f"membership:{membership.pk}",
        key=f"tenancy_runs_out:{membership.pk}:{membership.until:%Y%m%d}",
        url=reverse("verification:renewal"),
        params={
            "organisation": {"nl": organisation.name_nl, "fr": organisation.name_fr},
            "day": f"{membership.until:%d/%m/%Y}",
        },
    )


def renewals(user: User) -> Iterator[HomeTask]:
    """A tenancy that must be confirmed anew soon."""
    today = timezone.localdate()
    for row in memberships_in_force(user):
        if row.role != Role.TENANT or row.until is None or row.renewal_asked_at:
            continue
        if (row.until - today).days <= RENEWAL_DAYS:
            yield HomeTask(
                title=_("Do you still rent from %(company)s?") % {"company": row.organisation.name},
                text=_("After %(day)s you can no longer write or give your opinion.")
                % {"day": day_month_year(row.until)},
                url=reverse("verification:renewal"),
                action=_("Answer"),
                icon="calendar-clock",
                is_act=True,
                urgency=10,
            )


def reviews(user: User) -> Iterator[HomeCount]:
    """Rights that nobody has looked at for a year."""
    from .actions.reviewing import to_review

    if can_lead(user):
        yield HomeCount(to_review(user), _to_look_at)


def _to_look_at(count: int) -> Iterator[HomeTask]:
    yield HomeTask(
        title=ngettext("%(num)s right must be looked at", "%(num)s rights must be looked at", count)
        % {"num": count},
        text=_("Once a year you say of each right whether it is still needed."),
        url=reverse("verification:rights") + "?due=1",
        action=_("Look at rights"),
        icon="shield-check",
        urgency=40,
    )
