"""Demo boards and conversations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from forums.boards.actions import open_board, open_topic, reply
from forums.boards.models import Board, Post, Topic
from portal.taxonomy.models import Theme

from .loading import Demo, read


def load_boards(demo: Demo) -> None:
    """Boards, their topics and posts, in the order that they were said."""
    data = read("boards")
    boards = {
        table["key"]: open_board(
            slug=table["key"],
            name=demo.both(table, "name"),
            description=demo.both(table, "description"),
            welcome=demo.both(table, "welcome"),
            company=demo.companies.get(table["company"]),
            is_closed_to_others=table["audience"] == "company",
            is_for_professionals=table["audience"] == "professional",
            order=order,
            icon=table["icon"],
            colour=table["colour"],
            is_demo=True,
        )
        for order, table in enumerate(data.get("board", []))
    }
    for table in data.get("board", []):
        boards[table["key"]].themes.set(Theme.objects.filter(code__in=table["themes"]))
    for table in sorted(data.get("topic", []), key=lambda row: -row["days_ago"]):
        _load_topic(demo, boards[table["board"]], table)


def _load_topic(demo: Demo, board: Board, table: dict[str, Any]) -> None:
    first, *others = table["posts"]
    at = demo.moment(-table["days_ago"], table["time"])
    topic = open_topic(
        board=board,
        author=demo.users[first["author"]],
        title=table["title"],
        text=demo.text(first["text"], first["language"]),
        language=first["language"],
        at=at,
        announced=False,
    )
    for post in others:
        at += timedelta(minutes=post["minutes_after"])
        made = reply(
            topic=topic,
            author=demo.users[post["author"]],
            text=demo.text(post["text"], post["language"]),
            language=post["language"],
            at=at,
            announced=False,
        )
        if post.get("hidden"):
            _hide(made, post.get(f"hidden_reason_{post['language']}", ""))
    Topic.objects.filter(pk=topic.pk).update(
        is_pinned=table.get("pinned", False), is_closed=table.get("closed", False)
    )


def _hide(post: Post, reason: str) -> None:
    Post.objects.filter(pk=post.pk).update(state=Post.State.HIDDEN, state_reason=reason)
