"""The week of a group, for members who want a summary instead of each new thing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from portal.notifications.actions import tell
from portal.notifications.models import Reason

from .models import Group, GroupMember
from .parts import news_of_parts

WEEK = timedelta(days=7)
AT_ONCE = 200


def tell_weeks(now: datetime | None = None) -> int:
    """Tell everybody who wants it what was new in seven days; how many were told.

    May run each day, late or twice: a person is told once a group and week. A week without news is
    not told.
    """
    moment = now or timezone.now()
    year, week, _day = timezone.localtime(moment).isocalendar()
    told = 0
    wanted = GroupMember.objects.inside().filter(wants_summary=True)
    for group in Group.objects.filter(pk__in=wanted.values("group")).order_by("pk"):
        if number := news_of(group, moment - WEEK):
            rows = wanted.filter(group=group).select_related("user").order_by("pk")
            for member in rows.iterator(AT_ONCE):
                _tell(member, group, number, f"{year}-{week:02}")
                told += 1
    return told


def news_of(group: Group, since: datetime) -> int:
    """How many documents, dates and new topics there were since then."""
    kept = group.documents.filter(created_at__gte=since).count()
    planned = group.events.filter(created_at__gte=since).count()
    return kept + planned + sum(number for _name, number in news_of_parts(group, since))


def is_day_of_summaries(today: date) -> bool:
    """On Fridays, as other summaries when nothing else was chosen."""
    return today.isoweekday() == 5


def _tell(member: GroupMember, group: Group, number: int, week: str) -> None:
    tell(
        user=member.user,
        event="group_week",
        about=group.about,
        key=f"group_week:{group.pk}:{week}:{member.user_id}",
        url=group.get_absolute_url(),
        reason=Reason.FOLLOWING,
        audience=group.audience,
        params={"group": group.names, "about": group.names, "number": number},
    )
