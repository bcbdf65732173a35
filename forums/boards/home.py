"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.audiences import audiences
from portal.accounts.home_sections import HomeBox, rows_box, works_for_others
from portal.accounts.models import User
from portal.core.dates import moment

from .models import Board, Post, Topic

MOST = 4


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
    rows = []
    for topic in found:
        count = topic.posts_count - 1
        said = ngettext("%(num)s answer", "%(num)s answers", count) % {"num": count}
        when = moment(topic.last_post_at) if topic.last_post_at else ""
        rows.append((topic.title, topic.get_absolute_url(), f"{said}, {when}".strip(", ")))
    yield rows_box(
        _("Where I wrote"),
        rows,
        empty=_("You wrote nothing yet. Ask your neighbours something, or greet them."),
        more=(_("To the forum"), reverse("boards:index")),
        order=25,
    )


def boards_to_follow(user: User) -> Iterator[tuple[str, str]]:
    """The boards that the person may read, of their own company first."""
    found = Board.objects.visible_to(user).order_by("section", "order", "slug")[:8]
    yield from ((board.about, board.name) for board in found)
