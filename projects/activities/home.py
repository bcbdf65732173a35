"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.audiences import audiences, memberships_in_force
from portal.accounts.home_sections import HomeBox, rows_box, tenancies
from portal.accounts.models import User
from portal.core.dates import clock, weekday_date

from .models import Session, SignUp, SignUpKind
from .permissions import LIST_ROLES, can_publish_somewhere

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


def publishing_links(user: User) -> Iterator[tuple[str, str, str]]:
    """For who publishes activities: a new one, and those that there are."""
    if can_publish_somewhere(user):
        yield _("New activity"), reverse("activities:create"), _("On a phone too, in a few minutes")
        yield _("Our activities"), reverse("activities:manage"), ""


def sessions_to_hold(user: User) -> Iterator[HomeBox]:
    """For the organiser's own workers: who comes to their next dates. One query."""
    mine = {row.organisation_id for row in memberships_in_force(user) if row.role in LIST_ROLES}
    if not mine:
        return
    near = Session.objects.coming().going_on().filter(activity__organiser__in=mine)
    near = near.filter(activity__is_published=True, activity__sign_up=SignUpKind.SITE)
    places = Coalesce(Sum("places"), 0)
    found = near.annotate(sure=_sum(SignUp.State.CONFIRMED, places)).annotate(
        queue=_sum(SignUp.State.WAITING, places)
    )
    found = found.select_related("activity").order_by("starts_at", "pk")[:MOST]
    rows = [
        (row.activity.title, reverse("activities:attendance", args=[row.pk]), _who_comes(row))
        for row in found
    ]
    yield rows_box(
        _("Who comes to our activities?"),
        rows,
        empty=_("Nobody can sign up now. Plan an activity with places."),
        more=(_("Our activities"), reverse("activities:manage")),
        order=10,
    )


def _sum(state: str, places: Coalesce) -> Coalesce:
    rows = SignUp.objects.filter(session=OuterRef("pk"), state=state).order_by()
    return Coalesce(Subquery(rows.values("session").annotate(all=places).values("all")), 0)


def _who_comes(session: Session) -> str:
    start = timezone.localtime(session.starts_at)
    places = ngettext("%(num)s place taken", "%(num)s places taken", session.sure)
    waits = ngettext("%(num)s waits", "%(num)s wait", session.queue)
    told = [weekday_date(start), clock(start), places % {"num": session.sure}]
    if session.queue:
        told.append(waits % {"num": session.queue})
    return ", ".join(told)


def _when(session: Session) -> str:
    start = timezone.localtime(session.starts_at)
    told = {
        SignUp.State.CONFIRMED: _("you have a place"),
        SignUp.State.WAITING: _("you are on the waiting list"),
    }.get(session.mine, "")
    return ", ".join(part for part in (weekday_date(start), clock(start), told) if part)
