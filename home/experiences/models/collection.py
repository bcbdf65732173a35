"""Practices that somebody keeps together."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import PUBLIC, Anybody, audiences
from portal.core.models import TimeStamped


class CollectionQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """One's own, and those that were shared with an audience of this person."""
        shared = Q(audience__in=audiences(user))
        return self.filter(shared | Q(owner=user)) if user.is_authenticated else self.filter(shared)

    def dossiers(self) -> Self:
        """Those that editors made for everybody."""
        return self.filter(audience=PUBLIC)


class Collection(TimeStamped):
    """Kept for oneself, shared with a circle of people, or a public dossier of editors."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="collections"
    )
    title = models.CharField(_("title"), max_length=120)
    introduction = models.TextField(
        _("introduction"),
        max_length=2000,
        blank=True,
        help_text=_("What the practices have in common, and for whom you put them together."),
    )
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="nl"
    )
    # An empty audience is nobody's but the owner's.
    audience = models.CharField(
        _("who sees it"), max_length=40, blank=True, default="", db_index=True
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
    """A thing in a collection, with what its owner says about it."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    # The translation key of a practice or an article, or the `uid` of a document of the library.
    practice_key = models.UUIDField(_("practice"))
    note = models.CharField(_("why it is here"), max_length=500, blank=True)
    place = models.PositiveIntegerField(_("place"), default=0)

    class Meta:
        verbose_name = _("kept practice")
        verbose_name_plural = _("kept practices")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "practice_key"], name="once_in_a_collection"
            )
        ]

    def __str__(self) -> str:
        return str(self.practice_key)
