"""How fast somebody may write: fast enough for people, too slow for machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.prepared import Prepared

from .holding import is_staff
from .models import Post


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two, and how many a day."""

    seconds: int
    a_day: int


REPLIES, TOPICS = Pace(5, 200), Pace(15, 20)
NEW_REPLIES, NEW_TOPICS = Pace(30, 10), Pace(120, 3)
# One address may be a whole building behind one connection.
WRITES_AN_ADDRESS_AND_HOUR = 200


_topics = Prepared(
    lambda author, since: (
        Post.objects.filter(author_id=author, created_at__gt=since, position=1)
        .order_by("-created_at")
        .values_list("created_at")[: TOPICS.a_day]
    )
)
_replies = Prepared(
    lambda author, since: (
        Post.objects.filter(author_id=author, created_at__gt=since, position__gt=1)
        .order_by("-created_at")
        .values_list("created_at")[: REPLIES.a_day]
    )
)


def check_pace(user: User, *, opens: bool, new: bool, now: datetime) -> None:
    """Raises PermissionDenied with how long to wait. Staff answer as fast as they can."""
    if is_staff(user):
        return
    pace = (NEW_TOPICS if new else TOPICS) if opens else (NEW_REPLIES if new else REPLIES)
    asked = _topics if opens else _replies
    newest = [at for (at,) in asked.all(author=user.pk, since=now - timedelta(days=1))]
    if newest and now - newest[0] < timedelta(seconds=pace.seconds):
        wait = pace.seconds - int((now - newest[0]).total_seconds())
        raise PermissionDenied(_("Wait %(seconds)s seconds, then send it.") % {"seconds": wait})
    if len(newest) >= pace.a_day:
        raise PermissionDenied(_("You wrote a lot today. Come back tomorrow."))
