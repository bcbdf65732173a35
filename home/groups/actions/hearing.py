"""How much a member hears of a group: all of it, a summary each week, or nothing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.notifications.actions import follow, is_following, unfollow
from portal.notifications.things import numbers

from ..models import Group, GroupMember


class Level(models.TextChoices):
    """What a member is told of."""

    ALL = "all", gettext_lazy("each new thing")
    WEEKLY = "weekly", gettext_lazy("a summary each week")
    NONE = "none", gettext_lazy("nothing")


@transaction.atomic
def choose_level(*, group: Group, user: User, level: str) -> None:
    """Keep the choice. Raises PermissionDenied for who is no member, and for any other level."""
    rows = GroupMember.objects.inside().filter(group=group, user=user)
    if level not in Level.values or not rows.exists():
        raise PermissionDenied(_("This is not possible here."))
    if level == Level.ALL:
        follow(user=user, about=group.about)
    else:
        unfollow(user=user, about=group.about)
    rows.update(wants_summary=level == Level.WEEKLY)


def end_summary(user: User, identity: str) -> None:
    """No summary any more, for who stops hearing of a group by a mail or the list of follows."""
    GroupMember.objects.filter(user=user, group__in=numbers([identity])).update(wants_summary=False)


def level_of(member: GroupMember) -> Level:
    """What this member chose; following ends from the list of what one follows too."""
    if member.wants_summary:
        return Level.WEEKLY
    about = f"group:{member.group_id}"
    return Level.ALL if is_following(member.user, about) else Level.NONE
