"""What a group keeps for itself: documents and dates. No page of administrators lists them."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped

from ..storage import group_files
from .group import Group


def _place(document: GroupDocument, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"{document.group_id}/{uuid.uuid4().hex}"


def _author() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class GroupDocument(models.Model):
    """A file for the members alone."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="nl"
    )
    file = models.FileField(_("file"), upload_to=_place, storage=group_files)
    name = models.CharField(_("name of the file"), max_length=160)
    size = models.PositiveIntegerField(_("size"))
    author = _author()
    created_at = models.DateTimeField(_("added"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("document of a group")
        verbose_name_plural = _("documents of groups")

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("groups:document", args=[self.group.slug, self.pk])


class EventQuerySet(models.QuerySet):
    def coming(self) -> Self:
        """Not over yet, the next first."""
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")


class GroupEvent(TimeStamped):
    """When members meet; small: for what everybody may come to there is the agenda."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="events")
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="nl"
    )
    text = models.TextField(_("what it is about"), max_length=2000, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    author = _author()
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(_("times changed"), default=0, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("date of a group")
        verbose_name_plural = _("dates of groups")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="group_event_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#event-{self.pk}"
