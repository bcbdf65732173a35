"""A group of professionals. Who is in it is an audience, as a company's people are."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences
from portal.core.models import TimeStamped
from portal.taxonomy.models import Theme

PREFIX = "group-"


class GroupQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """For the sector those that can be found, and one's own; nothing for anybody else."""
        mine = audiences(user)
        if PROFESSIONAL not in mine:
            return self.none()
        keys = [int(one.removeprefix(PREFIX)) for one in mine if one.startswith(PREFIX)]
        asked = Q(members__user=user, members__state="invited") if user.is_authenticated else Q()
        return self.filter(~Q(entry=Group.Entry.CLOSED) | Q(pk__in=keys) | asked).distinct()


class Group(TimeStamped):
    """People of several organisations who work on the same thing."""

    class Entry(models.TextChoices):
        OPEN = "open", _("open: whoever works in the sector can join")
        REQUEST = "request", _("on request: a moderator of the group lets people in")
        CLOSED = "closed", _("closed: only for who is invited, others do not see it")

    slug = models.SlugField(_("address"), unique=True, max_length=50)
    entry = models.CharField(_("who can join"), max_length=10, choices=Entry, default=Entry.OPEN)
    name = TranslatedField(
        models.CharField(_("name"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    description = TranslatedField(
        models.TextField(_("what the group is for"), max_length=2000, blank=True),
        attrgetter=fallback_to_any,
    )
    themes = models.ManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="professional_groups"
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("group of professionals")
        verbose_name_plural = _("groups of professionals")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_nl="") | ~Q(name_fr=""), name="group_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.slug])

    @property
    def audience(self) -> str:
        """What only its members may see."""
        return f"{PREFIX}{self.pk}"

    @property
    def found_by(self) -> str:
        """Who may know that it exists."""
        return self.audience if self.entry == self.Entry.CLOSED else PROFESSIONAL

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"group:{self.pk}"

    @property
    def names(self) -> dict[str, str]:
        """Its name by language, for notices that are read in the language of their reader."""
        return {"nl": self.name_nl or self.name_fr, "fr": self.name_fr or self.name_nl}
