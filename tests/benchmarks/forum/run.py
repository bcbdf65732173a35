"""Seeding, serving and measuring one forum."""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management import call_command

from forums.boards.models import Post, Topic
from portal.operations.prepare import (
    collect_static,
    load_content,
    make_folders,
    migrate,
    prepare,
)
from portal.operations.scale.forum import BOARD, seed_forum

from .. import costs, reference, servers
from ..load import Target
from ..measuring import Result, measure_all, pair
from ..pages import say
from . import places, writing

WRITERS = 40
TIMES = 60
PATIENCE_SECONDS = 60


def measure(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """All numbers of this size and database, as the report keeps them."""
    _prepare(asked)
    _seed(asked)
    where = [place for place in places.places() if not (asked.no_search and place.searches)]
    cookie = places.cookie_of(places.reader())
    bare = folder / "reference.sqlite3"
    if not bare.exists():
        reference.fill(bare)
    say("Measuring ...")
    with ExitStack() as stack:
        port = stack.enter_context(servers.portal())
        other = stack.enter_context(servers.reference(str(bare)))
        pages = _pages(where, port, other, cookie, asked)
        posting = writing.replies(port, other, _quiet_topic(), places.writers(WRITERS))
    return {
        "posts": Post.objects.count(),
        "topics": Topic.objects.count(),
        "pages": pages,
        "posting": posting,
        "load": os.getloadavg()[0],
    }


def _prepare(asked: argparse.Namespace) -> None:
    if not asked.no_search:
        prepare(say)
        return
    make_folders()
    migrate(say)
    load_content(say)
    collect_static(say)


def _seed(asked: argparse.Namespace) -> None:
    posts = asked.posts
    there = Post.objects.filter(topic__board__slug__startswith=BOARD).count()
    # A forum that is there has got replies by measuring, or a few less than asked.
    if there < posts * 0.98:
        say(f"Seeding: {there} of {posts} messages are there ...")
        say(f"{seed_forum(posts, lambda _text: None)} messages.")
        if not asked.no_search:
            say("Building the index ...")
            call_command("rebuild_index", verbosity=0)


def _quiet_topic() -> Topic:
    """An ordinary topic with few followers: what a reply costs most of the time."""
    topics = Topic.objects.shown().filter(board__slug=f"{BOARD}0", last_position__range=(5, 15))
    return topics.select_related("board").order_by("-last_post_at").first()


def _pages(
    where: list[places.Place], port: int, other: int, cookie: str, asked: argparse.Namespace
) -> list[dict[str, Any]]:
    pairs, found = [], []
    for place in where:
        for who, own in (("anonymous", ""), ("logged in", cookie)):
            result = Result(place.name, who, 0, 0, costs.count_queries(place.path, own))
            pairs.append(pair(Target(port, place.path, own), other, result))
            found.append((place, who, own, result))
    measure_all(pairs, rounds=asked.rounds, seconds=asked.seconds)
    return [
        {
            "name": place.name,
            "who": who,
            "queries": result.queries,
            "most_queries": 12 if own else place.queries,
            "growth": place.growth,
            "size": result.size,
            "speed": result.speed,
            "reference": result.reference,
            "ratio": result.ratio,
            "p50": _p50(port, place.path, own),
        }
        for place, who, own, result in found
    ]


def _p50(port: int, path: str, cookie: str) -> float:
    """Milliseconds of one request with nothing else under way."""
    request = (
        Target(port, path, cookie).request().replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    )
    return median(writing.exchange(port, request)[1] for _time in range(TIMES)) * 1000
