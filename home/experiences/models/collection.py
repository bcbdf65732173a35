"""Practices that somebody keeps together."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import PROFESSIONAL, PUBLIC, Anybody, audiences
from portal.core.models import TimeStamped


class CollectionQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """One's own, and those that were shared with an audience of this person."""
        shared = Q(audience__in=audiences(user))
        return self.filter(shared | Q(owner=user)) if user.is_authenticated else self.filter(shared)


class Collection(TimeStamped):
    """Kept for oneself, shared with professionals, or a public dossier of editors."""

    # An empty audience is nobody's but the owner's.
    AUDIENCES = (
        ("", _("only I")),
        (PROFESSIONAL, _("everybody who works in the sector")),
        (PUBLIC, _("everybody")),
    )

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="collections"
    )
    title = models.CharField(_("title"), max_length=120)
    audience = models.CharField(
        _("who sees it"), max_length=40, blank=True, default="", choices=AUDIENCES
    )

    objects = CollectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("experiences:collection", args=[self.pk])


class CollectionItem(models.Model):
    """A practice in a collection."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    practice_key = models.UUIDField(_("practice"))

    class Meta:
        verbose_name = _("kept practice")
        verbose_name_plural = _("kept practices")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "practice_key"], name="once_in_a_collection"
            )
        ]

    def __str__(self) -> str:
        return str(self.practice_key)
