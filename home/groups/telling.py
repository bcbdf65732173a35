"""Telling members what is new, and people what became of their wish to join."""

from __future__ import annotations

from django.utils import timezone

from portal.accounts.audiences import PROFESSIONAL
from portal.accounts.models import User
from portal.core.dates import clock, weekday_date
from portal.notifications.actions import announce, tell
from portal.notifications.models import Reason

from .models import Group, GroupDocument, GroupEvent, GroupMember


def tell_asked(member: GroupMember) -> None:
    """Its moderators hear that somebody asks to join."""
    group = member.group
    for leader in group.members.inside().filter(is_moderator=True).select_related("user"):
        tell(
            user=leader.user,
            event="group_asked",
            about=group.about,
            key=f"group_asked:{member.pk}:{leader.user_id}",
            url=f"{group.get_absolute_url()}#asking",
            reason=Reason.OWN,
            audience=group.audience,
            actor=member.user,
            params={"group": group.names, "about": group.names},
        )


def tell_member(event: str, member: GroupMember, actor: User) -> None:
    """The person hears of a step; each step is told once."""
    group = member.group
    tell(
        user=member.user,
        event=event,
        about=group.about,
        key=f"{event}:{member.pk}:{timezone.now():%Y%m%d%H%M%S%f}",
        url=group.get_absolute_url(),
        audience=PROFESSIONAL,
        actor=actor,
        params={"group": group.names, "about": group.names},
    )


def announce_document(document: GroupDocument) -> None:
    """Members who follow the group hear of a new document."""
    _announce(
        "group_document",
        document.group,
        key=str(document.pk),
        title=document.title,
        actor=document.author,
        url=f"{document.group.get_absolute_url()}#documents",
    )


def announce_event(kind: str, event: GroupEvent, actor: User) -> None:
    """Members who follow the group hear of a date, new, changed or cancelled."""
    start = timezone.localtime(event.starts_at)
    _announce(
        kind,
        event.group,
        key=f"{event.pk}:{event.sequence}",
        title=event.title,
        actor=actor,
        url=event.get_absolute_url(),
        day=f"{start:%d/%m/%Y}",
    )


def _announce(
    event: str, group: Group, *, key: str, title: str, actor: User | None, url: str, day: str = ""
) -> None:
    announce(
        event=event,
        about=group.about,
        key=f"{event}:{key}",
        audience=group.audience,
        actor=actor,
        url=url,
        params={"title": title, "group": group.names, "about": group.names, "day": day},
    )


def said(event: GroupEvent) -> str:
    """The day and hour, in the active language."""
    start = timezone.localtime(event.starts_at)
    return f"{weekday_date(start)}, {clock(start)}"
