"""A topic: a title and the messages below it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import AudienceQuerySet
from portal.taxonomy.models import Theme

from .board import Board

# Posts a page of a topic; a post's page follows from its position.
PAGE_SIZE = 20
TITLE_LENGTH = 160


def topic_slug(title: str) -> str:
    """The readable end of a topic's address; never empty."""
    return slugify(title)[:60].strip("-") or "topic"


class TopicQuerySet(AudienceQuerySet):
    audience_field = "board__audience"

    def shown(self) -> Self:
        """Without those whose opening message is hidden or gone."""
        return self.filter(is_hidden=False)


class Topic(models.Model):
    """The counters are kept by the actions; `recount_boards` sets them right."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    slug = models.SlugField(_("address"), max_length=60)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="topics",
    )
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    is_pinned = models.BooleanField(_("pinned"), default=False)
    is_closed = models.BooleanField(_("closed"), default=False)
    is_hidden = models.BooleanField(_("hidden"), default=False)
    has_official_answer = models.BooleanField(_("official answer"), default=False)
    has_poll = models.BooleanField(_("has a poll"), default=False, editable=False)
    # So that a page asks for pictures, files and subjects only where there are any.
    has_files = models.BooleanField(_("has pictures or files"), default=False, editable=False)
    has_themes = models.BooleanField(_("has subjects"), default=False, editable=False)
    is_featured = models.BooleanField(_("featured"), default=False)
    themes = models.ManyToManyField(
        Theme, verbose_name=_("subjects"), blank=True, related_name="topics"
    )
    # The message that answers the question, chosen by who asked it or by a moderator.
    accepted_post = models.ForeignKey(
        "boards.Post",
        verbose_name=_("accepted answer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    slow_seconds = models.PositiveIntegerField(_("slow mode: seconds between messages"), default=0)
    # A topic that became part of another one: its address leads there.
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="merged",
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    last_post_at = models.DateTimeField(_("last message"), default=timezone.now)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    posts_count = models.PositiveIntegerField(_("visible messages"), default=0)
    last_position = models.PositiveIntegerField(_("last position"), default=0)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [
            models.Index(
                fields=["board", "-is_pinned", "-last_post_at", "-id"],
                condition=Q(is_hidden=False),
                name="topic_list",
            ),
            models.Index(fields=["-last_post_at", "-id"], name="topic_latest"),
            models.Index(
                fields=["-last_post_at"],
                condition=Q(is_hidden=False, is_featured=True),
                name="topic_featured",
            ),
            models.Index(
                fields=["board", "-last_post_at", "-id"],
                condition=Q(is_hidden=False, posts_count__lte=1),
                name="topic_unanswered",
            ),
            models.Index(
                fields=["board", "-last_post_at", "-id"],
                condition=Q(is_hidden=False, accepted_post__isnull=False),
                name="topic_solved",
            ),
            models.Index(
                fields=["board", "language", "-last_post_at", "-id"],
                condition=Q(is_hidden=False),
                name="topic_language",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("boards:topic", args=[self.board.slug, self.pk, self.slug])

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"topic:{self.pk}"

    @property
    def replies_count(self) -> int:
        """The visible messages after the opening one."""
        return max(self.posts_count - 1, 0)

    @property
    def pages(self) -> int:
        """How many pages it fills; hidden messages keep their place."""
        return max((self.last_position - 1) // PAGE_SIZE + 1, 1)
