"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast, Substr
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.audiences import audiences
from portal.accounts.home_sections import HomeBox, rows_box, works_for_others
from portal.accounts.models import User
from portal.core.dates import moment
from portal.notifications.models import Subscription

from .models import Board, Post, Topic

MOST = 4
TOPIC = "topic:"


def where_i_wrote(user: User) -> Iterator[HomeBox]:
    """Topics in which the person wrote, the one that moved last first: one query."""
    if works_for_others(user):
        return
    mine = Post.objects.shown().filter(topic=OuterRef("pk"), author=user)
    found = (
        Topic.objects.filter(Exists(mine), board__audience__in=audiences(user), is_hidden=False)
        .select_related("board")
        .order_by("-last_post_at", "-pk")[:MOST]
    )
    yield rows_box(
        _("Where I wrote"),
        [(topic.title, topic.get_absolute_url(), _moved(topic)) for topic in found],
        empty=_("You wrote nothing yet. Ask your neighbours something, or greet them."),
        more=(_("To the forum"), reverse("boards:index")),
        order=25,
    )


def followed_topics(user: User) -> Iterator[HomeBox]:
    """Topics that the person follows and did not write in, the newest answer first: one query."""
    if works_for_others(user):
        return
    followed = (
        Subscription.objects.filter(user=user, about__startswith=TOPIC)
        .annotate(topic=Cast(Substr("about", len(TOPIC) + 1), BigIntegerField()))
        .values("topic")
    )
    mine = Post.objects.shown().filter(topic=OuterRef("pk"), author=user)
    found = (
        Topic.objects.filter(~Exists(mine), pk__in=followed, is_hidden=False)
        .filter(board__audience__in=audiences(user))
        .select_related("board")
        .order_by("-last_post_at", "-pk")[:MOST]
    )
    yield rows_box(
        _("Topics that I follow"),
        [(topic.title, topic.get_absolute_url(), _moved(topic)) for topic in found],
        empty=_("You follow no topics of others. Press “Follow” under a topic that concerns you."),
        more=(_("All that I follow"), reverse("notifications:settings")),
        order=26,
    )


def _moved(topic: Topic) -> str:
    count = topic.posts_count - 1
    said = ngettext("%(num)s answer", "%(num)s answers", count) % {"num": count}
    when = moment(topic.last_post_at) if topic.last_post_at else ""
    return f"{said}, {when}".strip(", ")


def boards_to_follow(user: User) -> Iterator[tuple[str, str]]:
    """The boards that the person may read, of their own company first."""
    found = Board.objects.visible_to(user).order_by("section", "order", "slug")[:8]
    yield from ((board.about, board.name) for board in found)
