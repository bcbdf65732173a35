"""Which pages of the seeded forum are measured, and who reads and writes them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from forums.boards.actions import choose_level, note_read
from forums.boards.lists import TOPIC_ORDER, TOPICS_A_PAGE
from forums.boards.models import Post, Topic
from portal.accounts.models import User
from portal.core.paging import page_by_key
from portal.operations.scale.forum import BOARD, PERSON

LANGUAGE = "nl"
BACKEND = "portal.accounts.backend.AccountBackend"
# Rare enough to be looked for, common enough to be found.
WORDS = "schimmel lift"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, the most queries that an anonymous reader may cause, and how it may grow."""

    name: str
    path: str
    queries: int
    growth: float = 1.5
    searches: bool = False


def longest() -> Topic:
    """The topic of 5,000 messages."""
    topics = Topic.objects.filter(board__slug__startswith=BOARD).select_related("board")
    return topics.order_by("-last_position").first()


def reader() -> User:
    """A tenant who follows the longest topic and has read half of it."""
    user = User.objects.get(username=f"{PERSON}1")
    topic = longest()
    choose_level(topic=topic, user=user, level="all")
    note_read(topic=topic, user=user, position=topic.last_position // 2)
    return user


def cookie_of(user: User) -> str:
    """The cookie of somebody who is logged in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _deep(board: str) -> str:
    """The address of the page of topics in the middle of the board, as a link leads there."""
    slug = board.rstrip("/").rsplit("/", 1)[-1]
    topics = Topic.objects.shown().filter(board__slug=slug)
    middle = topics.order_by(*TOPIC_ORDER)[topics.count() // 2]
    near = topics.filter(last_post_at__lte=middle.last_post_at)
    page = page_by_key(near, order=TOPIC_ORDER, size=TOPICS_A_PAGE)
    return f"{board}?page={page.next}"


def places() -> list[Place]:
    """All pages that are measured."""
    topic = longest()
    with translation.override(LANGUAGE):
        board, talk = topic.board.get_absolute_url(), topic.get_absolute_url()
        index = reverse("boards:index")
        search = reverse("boards:search", args=[topic.board.slug])
    middle, last = topic.pages // 2, topic.pages
    return [
        Place("boards", index, 6),
        Place("topics, first page", board, 6),
        Place("topics, deep page", _deep(board), 6),
        Place("topics without an answer", f"{board}?show=unanswered", 6),
        Place("topic, first page", talk, 8),
        Place("topic, deep page", f"{talk}?page={middle}", 8),
        Place("topic, last page", f"{talk}?page={last}", 8),
        Place(
            "search in a board", f"{search}?q={WORDS.replace(' ', '+')}", 8, growth=4, searches=True
        ),
    ]


def writers(number: int) -> list[User]:
    """People who wrote before, so that nobody looks at their words first."""
    people = User.objects.filter(username__startswith=PERSON).order_by("pk")[2 : 2 + number * 3]
    known = [user for user in people if Post.objects.filter(author=user)[:3].count() == 3]
    return known[:number]
