"""What a reader keeps for themselves: how far they read, whom they skip, what they are writing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .board import Board
from .post import Post
from .topic import Topic


class TopicRead(models.Model):
    """How far somebody has read a topic, on whatever device; and whether they want quiet."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="topics_read"
    )
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="readers")
    position = models.PositiveIntegerField(_("read as far as"), default=0)
    is_quiet = models.BooleanField(_("no notices at all"), default=False)

    class Meta:
        verbose_name = _("read position")
        verbose_name_plural = _("read positions")
        constraints = [
            models.UniqueConstraint(fields=["user", "topic"], name="one_read_position_a_topic")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.topic_id} ({self.position})"


class Joined(models.Model):
    """Somebody keeps a board among theirs; new topics are told to those who follow it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="boards_joined"
    )
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="joined")
    is_quiet = models.BooleanField(_("no notices at all"), default=False)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    class Meta:
        verbose_name = _("joined board")
        verbose_name_plural = _("joined boards")
        constraints = [models.UniqueConstraint(fields=["user", "board"], name="joined_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.board_id}"


class Shown(models.Model):
    """What somebody wants others to see of them; without a row, nothing but their name."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shown_to_others"
    )
    company = models.BooleanField(_("others may see my housing company"), default=False)

    class Meta:
        verbose_name = _("shown to others")
        verbose_name_plural = _("shown to others")

    def __str__(self) -> str:
        return str(self.user_id)


class Ignored(models.Model):
    """Somebody whose messages another person rather does not see; they are not told."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="people_ignored"
    )
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ignored_by"
    )

    class Meta:
        verbose_name = _("ignored person")
        verbose_name_plural = _("ignored people")
        constraints = [
            models.UniqueConstraint(fields=["user", "other"], name="ignored_once"),
            models.CheckConstraint(condition=~Q(user=F("other")), name="nobody_ignores_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.other_id}"


class Draft(models.Model):
    """What somebody was typing; `about` as "board:3" (a new topic) or "topic:12" (a reply)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="post_drafts"
    )
    about = models.CharField(_("about"), max_length=40)
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["user", "about"], name="one_draft_a_place")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.about}"


class Thanks(models.Model):
    """Somebody thanks for a message, or says that it helped."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("Thank you")
        HELPFUL = "helpful", _("This helps")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [
            models.UniqueConstraint(fields=["post", "user", "kind"], name="one_reaction_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.kind}"
