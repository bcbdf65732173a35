"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import audiences
from portal.accounts.home_sections import HomeBox, rows_box, tenancies
from portal.accounts.models import User
from portal.core.dates import clock, weekday_date

from .models import Session, SignUp

MOST = 4


def next_sessions(user: User) -> Iterator[HomeBox]:
    """My sign-ups and the next activities of my company, soonest first: one query."""
    companies = tenancies(user)
    if not companies:
        return
    mine = SignUp.objects.standing().filter(session=OuterRef("pk"), user=user)
    near = Session.objects.coming().going_on().visible_in(audiences(user))
    near = near.annotate(mine=Subquery(mine.values("state")[:1]))
    wanted = Q(mine__isnull=False)
    wanted |= Q(activity__company__in=companies) | Q(activity__organiser__in=companies)
    found = near.filter(wanted).select_related("activity").order_by("starts_at", "pk")[:MOST]
    rows = [
        (session.activity.title, session.get_absolute_url(), _when(session)) for session in found
    ]
    yield rows_box(
        _("My next activities"),
        rows,
        empty=_("Nothing is planned near you. In the agenda you find what others do."),
        more=(_("To the agenda"), reverse("activities:agenda")),
        order=10,
    )


def _when(session: Session) -> str:
    start = timezone.localtime(session.starts_at)
    told = {
        SignUp.State.CONFIRMED: _("you have a place"),
        SignUp.State.WAITING: _("you are on the waiting list"),
    }.get(session.mine, "")
    return ", ".join(part for part in (weekday_date(start), clock(start), told) if part)
