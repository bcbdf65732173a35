"""What is measured: the demo content and, beside it, a board that is full to the page's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone, translation

from forums.boards.actions import open_board, open_topic, reply
from forums.boards.models import Topic
from home.knowledge.models import PracticePage
from home.news.models import NewsIndexPage, NewsPage
from home.site.addresses import page_address
from portal.accounts.models import Membership, Role, User
from projects.cohesion.models import ProjectPage
from projects.companies.models import CompanyPage

LANGUAGE = "nl"
TENANT = "tenant@demo.example"
BACKEND = "portal.accounts.backend.AccountBackend"
TOPICS = 30
POSTS = 30
TEXT = (
    "The lift of block {number} stands still again, for the third time this month.\n\n"
    "What helped in our block: *write down when*, tell the company **in writing**, and ask:\n\n"
    "- when somebody comes to look,\n- who tells people on the upper floors,\n"
    "- what it costs to replace it.\n\nWhoever wants to come along on Tuesday: ring at number 12."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A page to measure; pages with a goal are those that the benchmark must reach it on."""

    name: str
    path: str
    has_goal: bool = True


def fill_a_board() -> Topic:
    """A public board with more topics than a page shows; gives its longest topic."""
    tenants = Membership.objects.in_force().filter(role=Role.TENANT).values("user")
    writers = list(User.objects.filter(pk__in=tenants).order_by("pk"))
    board = open_board(slug="measured", name={"nl": "Gemeten", "fr": "Mesuré"})
    started = timezone.now() - timedelta(days=2)
    for number in range(TOPICS):
        topic = open_topic(
            board=board,
            author=writers[number % len(writers)],
            title=f"The lift of block {number} stands still",
            text=TEXT.format(number=number),
            at=started + timedelta(minutes=number),
            announced=False,
        )
    for number in range(1, POSTS):
        reply(
            topic=topic,
            author=writers[number % len(writers)],
            text=TEXT.format(number=number),
            at=started + timedelta(hours=1, minutes=number),
            announced=False,
        )
    return topic


def pages(topic: Topic) -> list[Measured]:
    """The addresses of one page of each kind; a kind without a page is left out."""
    with translation.override(LANGUAGE):
        found = [
            Measured("home", f"/{LANGUAGE}/"),
            Measured("news", _first(NewsIndexPage)),
            Measured("news article", _first(NewsPage)),
            Measured("practice", _first(PracticePage)),
            Measured("board", topic.board.get_absolute_url()),
            Measured("topic", topic.get_absolute_url()),
            Measured("company", _first(CompanyPage), has_goal=False),
            Measured("project", _first(ProjectPage), has_goal=False),
        ]
    return [page for page in found if page.path]


def _first(model: Any) -> str:
    live = model.objects.live().filter(locale__language_code=LANGUAGE, alias_of=None)
    url_path = live.order_by("pk").values_list("url_path", flat=True).first()
    address = page_address(url_path) if url_path else None
    return address.path if address else ""


def tenant_cookie() -> str:
    """The cookie of a tenant who is logged in."""
    client = Client()
    client.force_login(User.objects.get(email=TENANT), backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"
