"""Demo groups of professionals, their entries in the list, and what they follow."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from forums.boards.actions import open_topic, reply
from forums.boards.groups import board_of
from home.directory.actions import keep_profile
from home.groups import actions
from home.groups.models import Group
from portal.accounts.models import User
from portal.notifications.actions import follow
from portal.notifications.following import about_organisation, about_theme
from portal.taxonomy.models import Theme

from .loading import Demo, read


def load_network(demo: Demo) -> None:
    """Groups with members, a conversation and dates; people to find; follows."""
    data = read("network")
    for table in data.get("group", []):
        _load_group(demo, table)
    for table in data.get("entry", []):
        _load_entry(demo, table)
    for table in data.get("follow", []):
        user = demo.users[table["user"]]
        for theme in Theme.objects.filter(code__in=table["themes"]):
            follow(user=user, about=about_theme(theme))
        for key in table["organisations"]:
            follow(user=user, about=about_organisation(demo.organisations[key]))


def _user(demo: Demo, key: str) -> User:
    # Asked anew: in how many groups somebody is stands on the account.
    return User.objects.get(pk=demo.users[key].pk)


def _load_group(demo: Demo, table: dict[str, Any]) -> None:
    group = actions.open_group(
        actor=_user(demo, table["leader"]),
        entry=table["entry"],
        texts={"name": demo.both(table, "name"), "description": demo.both(table, "description")},
        themes=Theme.objects.filter(code__in=table["themes"]),
        slug=table["slug"],
        is_demo=True,
    )
    for key in table["members"]:
        row = actions.join_group(group=group, user=_user(demo, key))
        if row.state == row.State.ASKED:
            leader = _user(demo, table["leader"])
            actions.answer_asking(member=row, actor=leader, accept=True)
    for key, message in table.get("asking", []):
        actions.join_group(group=group, user=_user(demo, key), message=message)
    for topic in table.get("topic", []):
        _load_topic(demo, group, topic)
    for event in table.get("event", []):
        _load_event(demo, group, event)


def _load_topic(demo: Demo, group: Group, table: dict[str, Any]) -> None:
    at = demo.moment(-table["days_ago"])
    topic = open_topic(
        board=board_of(group),
        author=_user(demo, table["author"]),
        title=table["title"],
        text=table["text"],
        language=table["language"],
        at=at,
        announced=False,
    )
    for said in table.get("reply", []):
        reply(
            topic=topic,
            author=_user(demo, said["author"]),
            text=said["text"],
            language=said["language"],
            at=at,
            announced=False,
        )


def _load_event(demo: Demo, group: Group, table: dict[str, Any]) -> None:
    day = demo.day(table["in_days"], "tue")
    hours = (time.fromisoformat(table[name]) for name in ("from", "to"))
    starts_at, ends_at = (timezone.make_aware(datetime.combine(day, hour)) for hour in hours)
    actions.plan_event(
        group=group,
        actor=_user(demo, table["author"]),
        starts_at=starts_at,
        ends_at=ends_at,
        **{name: table[name] for name in ("title", "text", "place", "language")},
    )


def _load_entry(demo: Demo, table: dict[str, Any]) -> None:
    keep_profile(
        user=_user(demo, table["user"]),
        is_shown=True,
        organisation=demo.organisations[table["organisation"]],
        function=table["function_text"],
        about=table["about"],
        languages=table["languages"],
        themes=Theme.objects.filter(code__in=table["themes"]),
        expertise=table["expertise"],
        is_demo=True,
    )
