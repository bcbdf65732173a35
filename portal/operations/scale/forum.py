"""Putting a large forum into the database; stopped half way, it goes on where it was."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from forums.boards.actions import open_board
from forums.boards.counting import recount_board
from forums.boards.models import Board, Post, Topic
from forums.boards.models.topic import topic_slug
from portal.accounts.models import Membership, Role, User
from portal.organisations.models import Organisation

from .plan import BOARD_WEIGHTS, TopicPlan, plan, sizes
from .words import texts, title

BOARD = "schaal-"
PERSON = "schaal-"
TOPICS_AT_ONCE = 400
POSTS_AT_ONCE = 4000
YEARS = 3
OFFICIAL_SHARE = 0.01

Say = Callable[[str], None]


def seed_forum(posts: int, say: Say) -> int:
    """Bring the measured boards to about `posts` messages; how many there are now.

    What is there already stays: a larger number later adds to it, a smaller one changes nothing.
    """
    boards = _boards()
    people = _people(min(max(posts // 100, 200), 10_000))
    origin = _origin(boards)
    topics = list(sizes(posts))
    # A topic that was made smaller is the last one of an earlier, smaller forum: it stays so.
    made = Topic.objects.filter(board__in=boards).count()
    batch: list[TopicPlan] = []
    waiting = 0
    until = timezone.now()
    for number, size in islice(topics, made, None):
        batch.append(plan(number, size, origin=origin, until=until, people=len(people)))
        waiting += size
        if waiting >= POSTS_AT_ONCE or len(batch) >= TOPICS_AT_ONCE:
            _write(batch, boards, people)
            say(f"topic {number + 1} of {len(topics)}")
            batch, waiting = [], 0
    if batch:
        _write(batch, boards, people)
    for board in boards:
        recount_board(board)
    return Post.objects.filter(topic__board__in=boards).count()


def _boards() -> list[Board]:
    names = ("Gemeten {}", "Mesuré {}")
    return [
        open_board(
            slug=f"{BOARD}{number}",
            name={"nl": names[0].format(number), "fr": names[1].format(number)},
            order=900 + number,
            is_demo=True,
        )
        for number in range(len(BOARD_WEIGHTS))
    ]


def _origin(boards: list[Board]) -> datetime:
    """When the first topic was opened; kept, so that a second run counts on from there."""
    first = Topic.objects.filter(board__in=boards).order_by("created_at").first()
    return first.created_at if first else timezone.now() - timedelta(days=365 * YEARS)


@transaction.atomic
def _people(wanted: int) -> list[int]:
    """Keys of confirmed tenants, some of every company; those that miss are made."""
    companies = list(Organisation.objects.filter(kind=Organisation.Kind.COMPANY).order_by("pk"))
    there = User.objects.filter(username__startswith=PERSON).count()
    no_password = make_password(None)
    joined = timezone.now() - timedelta(days=365 * YEARS)
    made = User.objects.bulk_create(
        User(
            username=f"{PERSON}{number}",
            display_name=f"Persoon {number}",
            language="nl" if number % 3 else "fr",
            password=no_password,
            is_demo=True,
            date_joined=joined,
        )
        for number in range(there, wanted)
    )
    Membership.objects.bulk_create(
        Membership(
            user=user,
            organisation=companies[user.pk % len(companies)],
            role=Role.TENANT,
            state=Membership.State.VERIFIED,
            since=joined.date(),
            verified_at=joined,
        )
        for user in made
    )
    people = User.objects.filter(username__startswith=PERSON).order_by("pk")
    return list(people.values_list("pk", flat=True))


@transaction.atomic
def _write(plans: list[TopicPlan], boards: list[Board], people: list[int]) -> None:
    topics = Topic.objects.bulk_create([_topic(one, boards, people) for one in plans])
    posts = [
        post
        for one, topic in zip(plans, topics, strict=True)
        for post in _posts(one, topic, people)
    ]
    Post.objects.bulk_create(posts, batch_size=500)
    seconds = {post.topic_id: post for post in posts if post.position == 2}
    for one, topic in zip(plans, topics, strict=True):
        topic.accepted_post = seconds.get(topic.pk) if one.is_solved else None
    marked = [topic for topic in topics if topic.accepted_post or topic.has_official_answer]
    Topic.objects.bulk_update(marked, ["accepted_post", "has_official_answer"], batch_size=200)


def _topic(one: TopicPlan, boards: list[Board], people: list[int]) -> Topic:
    said = title(one.language, one.number)
    return Topic(
        board=boards[one.board],
        title=said,
        slug=topic_slug(said),
        author_id=people[one.authors[0]],
        language=one.language,
        created_at=one.moments[0],
        last_post_at=one.moments[-1],
        last_author_id=people[one.authors[-1]],
        posts_count=len(one.moments),
        last_position=len(one.moments),
    )


def _posts(one: TopicPlan, topic: Topic, people: list[int]) -> list[Post]:
    luck = random.Random(f"posts {one.number}")  # noqa: S311 - nothing secret
    said = texts(one.language)
    posts = []
    for place, (at, author) in enumerate(zip(one.moments, one.authors, strict=True), start=1):
        text, html = said[luck.randrange(len(said))]
        official = place > 1 and luck.random() < OFFICIAL_SHARE
        topic.has_official_answer = topic.has_official_answer or official
        posts.append(
            Post(
                topic=topic,
                position=place,
                author_id=people[author],
                text=text,
                html=html,
                language=one.language,
                created_at=at,
                mark=Post.Mark.OFFICIAL if official else Post.Mark.NONE,
                thanks_count=luck.choice((0, 0, 0, 0, 1, 2, 5)),
            )
        )
    return posts
