"""A message, and what it said before."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import AudienceQuerySet
from portal.organisations.models import Organisation

from .topic import PAGE_SIZE, Topic


class PostQuerySet(AudienceQuerySet):
    audience_field = "topic__board__audience"

    def shown(self) -> Self:
        """Those whose text everybody in the audience may read."""
        return self.filter(state=Post.State.VISIBLE)


class Post(models.Model):
    """One message. It stays in its place when its author leaves, deletes it, or it is hidden.

    `position` counts from 1 in the topic without gaps, so the page of any message is known and the
    last page costs as much as the first.
    """

    class State(models.TextChoices):
        VISIBLE = "visible", _("visible")
        PENDING = "pending", _("waiting for a moderator")
        ASKED = "asked", _("to be changed by the author")
        HIDDEN = "hidden", _("hidden by a moderator")
        REMOVED = "removed", _("removed by a moderator")
        DELETED = "deleted", _("deleted by the author")

    class Mark(models.TextChoices):
        NONE = "", _("none")
        STAFF = "staff", _("staff of a company or project")
        OFFICIAL = "official", _("regulator")

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    position = models.PositiveIntegerField(_("position"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="posts",
    )
    text = models.TextField(_("text"))
    html = models.TextField(_("text, safe and ready to show"), editable=False)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)
    mark = models.CharField(_("mark"), max_length=10, choices=Mark, blank=True)
    mark_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("speaks for"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.VISIBLE)
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    state_at = models.DateTimeField(_("since"), null=True, blank=True)
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reply_to = models.ForeignKey(
        "self",
        verbose_name=_("in reply to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    thanks_count = models.PositiveIntegerField(_("thanks"), default=0, editable=False)
    helpful_count = models.PositiveIntegerField(_("found helpful"), default=0, editable=False)
    edit_reason = models.CharField(_("why it was changed"), max_length=200, blank=True)
    # From the form: the same form sent twice is one message.
    token = models.CharField(max_length=40, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["author", "-created_at"], name="post_by_author"),
            models.Index(fields=["topic", "position"], condition=~Q(mark=""), name="post_official"),
            models.Index(
                fields=["topic", "-thanks_count"],
                condition=Q(thanks_count__gt=0),
                name="post_thanked",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "position"], name="one_post_a_position"),
            models.UniqueConstraint(
                fields=["author", "token"],
                condition=~Q(token=""),
                name="a_form_makes_one_post",
            ),
            models.CheckConstraint(
                condition=~Q(state="hidden") | ~Q(state_reason=""),
                name="hidden_post_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}.{self.position}"

    def get_absolute_url(self) -> str:
        """The address that always leads to this message, whatever page it is on."""
        return reverse("boards:post", args=[self.pk])

    @property
    def is_first(self) -> bool:
        """Whether it opens its topic."""
        return self.position == 1

    @property
    def page(self) -> int:
        """The page of the topic that it is on."""
        return (self.position - 1) // PAGE_SIZE + 1

    @property
    def anchor(self) -> str:
        """Its place on that page."""
        return f"bericht-{self.pk}"


class PostRevision(models.Model):
    """What a message said until somebody changed it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"))
    replaced_at = models.DateTimeField(_("replaced"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")

    def __str__(self) -> str:
        return f"{self.post_id} ({self.replaced_at:%Y-%m-%d %H:%M})"
