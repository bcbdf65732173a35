"""What a council keeps for itself. Plain rows and files of its own: no administrator reads them."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.councils.storage import council_files
from portal.core.models import TimeStamped

from .council import AdvisoryCouncil


def _author(name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name=name,
    )


def _place(paper: Paper, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"{paper.council_id}/{uuid4().hex}"


class Text(TimeStamped):
    """A draft that members write together; each version of it is kept."""

    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.CASCADE, related_name="texts")
    title = models.CharField(_("title"), max_length=160)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("draft of a council")
        verbose_name_plural = _("drafts of a council")

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("councils:text", args=[self.council.slug, self.pk])

    @property
    def begun_by(self) -> int | None:
        """The key of who wrote its first version; None when that account is gone."""
        return self.versions.order_by("number").values_list("author", flat=True).first()


class TextVersion(models.Model):
    """What a draft said at one time, and who wrote it."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    author = _author()
    body = models.TextField(_("text"))
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version of a draft")
        verbose_name_plural = _("versions of a draft")
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="one_text_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.text_id} v{self.number}"


class PaperQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those that everybody may read."""
        return self.filter(is_public=True)


class Paper(models.Model):
    """A file of the council: for its members, or shown on its page."""

    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("title"), max_length=160)
    file = models.FileField(_("file"), upload_to=_place, storage=council_files)
    name = models.CharField(_("name of the file"), max_length=160)
    size = models.PositiveIntegerField(_("size"))
    is_public = models.BooleanField(_("everybody may read it"), default=False)
    author = _author()
    created_at = models.DateTimeField(_("added"), default=timezone.now)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("document of a council")
        verbose_name_plural = _("documents of a council")

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("councils:paper", args=[self.council.slug, self.pk])


class Message(models.Model):
    """A message of a member to the others."""

    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.CASCADE, related_name="messages")
    author = _author("council_messages")
    text = models.TextField(_("message"), max_length=4000)
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("message in a council")
        verbose_name_plural = _("messages in a council")

    def __str__(self) -> str:
        return str(self.pk)


class TaskQuerySet(models.QuerySet):
    def to_do(self) -> Self:
        """Not done yet, the first due first."""
        return self.filter(done_at__isnull=True).order_by(
            models.F("due_on").asc(nulls_last=True), "pk"
        )


class Task(TimeStamped):
    """What a member does by a day; decided in a meeting, or among members."""

    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.CASCADE, related_name="tasks")
    item = models.ForeignKey(
        "councils.AgendaItem",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="actions",
    )
    text = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(
        "councils.Seat",
        verbose_name=_("who does it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="tasks",
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("task of a council")
        verbose_name_plural = _("tasks of a council")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="task_has_a_text")]

    def __str__(self) -> str:
        return str(self.pk)
