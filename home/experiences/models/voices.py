"""Short words of professionals about a practice."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import Anybody


class CommentQuerySet(models.QuerySet):
    def of(self, key: UUID) -> Self:
        """All of one practice, answers after their question, with their authors."""
        return self.filter(practice_key=key).select_related("author").order_by("created_at", "pk")

    def shown_to(self, user: Anybody) -> Self:
        """What everybody sees, and one's own that a moderator took out of sight."""
        shown = Q(state=Comment.State.VISIBLE)
        if not user.is_authenticated:
            return self.filter(shown)
        held = [Comment.State.HIDDEN, Comment.State.ASKED, Comment.State.PENDING]
        return self.filter(shown | Q(author=user, state__in=held))


class Comment(models.Model):
    """A question or an experience under a practice, for professionals."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        EXPERIENCE = "experience", _("experience")
        ANSWER = "answer", _("answer")

    class State(models.TextChoices):
        VISIBLE = "visible", _("visible")
        PENDING = "pending", _("waits for a look")
        HIDDEN = "hidden", _("hidden")
        ASKED = "asked", _("to be changed by the author")
        REMOVED = "removed", _("removed")
        DELETED = "deleted", _("deleted by the author")

    parent = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.VISIBLE)
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    practice_key = models.UUIDField(_("practice"), db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = models.TextField(_("text"), max_length=4000, blank=True)
    html = models.TextField(editable=False)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("written at"), default=timezone.now)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a practice")
        verbose_name_plural = _("comments on practices")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        address = reverse("experiences:colleagues", args=[self.practice_key])
        return f"{address}#comment-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether its author may still change it."""
        return self.state in (self.State.VISIBLE, self.State.ASKED)


class Usefulness(models.Model):
    """Whether it helps in somebody's own context, and why. One a person and practice."""

    practice_key = models.UUIDField(_("practice"), db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_useful = models.BooleanField(_("useful in my context"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("usefulness")
        verbose_name_plural = _("usefulness")
        constraints = [
            models.UniqueConstraint(fields=["practice_key", "user"], name="one_judgement_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.practice_key} {self.is_useful}"


class TranslationWish(models.Model):
    """Please translate this: counted from readers, once a person."""

    practice_key = models.UUIDField(_("practice"), db_index=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("asked at"), default=timezone.now)

    class Meta:
        verbose_name = _("wish for a translation")
        verbose_name_plural = _("wishes for a translation")
        constraints = [
            models.UniqueConstraint(
                fields=["practice_key", "language", "user"], name="one_wish_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice_key} {self.language}"


def wishes(key: UUID, language: str) -> int:
    """How many people asked for this translation."""
    return TranslationWish.objects.filter(practice_key=key, language=language).count()
