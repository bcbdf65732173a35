"""A permanence: a service that can be reached at hours that come back."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.core.models import TimeStamped
from portal.core.preferences import Preferences
from portal.organisations.models import Municipality, Organisation, Site
from projects.activities.models import Recurring, Repeat
from projects.cohesion.models import CohesionProject


class Channel(models.TextChoices):
    """How one reaches the service."""

    WALK_IN = "walk_in", _("walk in, without an appointment")
    APPOINTMENT = "appointment", _("at the office, by appointment")
    PHONE = "phone", _("by telephone")
    HOME = "home", _("at your home, by appointment")
    LETTER = "letter", _("by letter")


class PermanenceQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Those that everybody sees."""
        return self.filter(is_published=True)

    def with_next_opening(self, now: datetime | None = None) -> Self:
        """Each with `next_starts` and `next_ends`: the opening that runs or comes first.

        `confirm_days` comes along: for how many days hours count as confirmed.
        """
        from .opening import Opening

        coming = Opening.objects.filter(permanence=OuterRef("pk")).coming(now).going_on()
        first = coming.order_by("starts_at", "pk")
        return self.annotate(
            next_starts=Subquery(first.values("starts_at")[:1]),
            next_ends=Subquery(first.values("ends_at")[:1]),
            confirm_days=Subquery(
                Preferences.objects.order_by("pk").values("permanence_confirm_days")[:1]
            ),
        )

    def unconfirmed(self, today: date | None = None) -> Self:
        """Those that nobody confirmed for longer than the setting says."""
        return self.filter(Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=stale_before(today)))


def stale_before(today: date | None = None) -> date:
    """Hours confirmed before this day must be confirmed again."""
    days = Preferences.load().permanence_confirm_days
    return (today or timezone.localdate()) - timedelta(days=days)


def _text(label: str, length: int) -> TranslatedField:
    field = models.CharField(label, max_length=length, blank=True)
    return TranslatedField(field, attrgetter=fallback_to_any)


class Permanence(Recurring, TimeStamped):
    """Hours at which a service can be reached. Its dates are `Opening` rows, made from the rule."""

    title = _text(_("title"), 160)
    summary = _text(_("what you can come for"), 300)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("whose service"),
        on_delete=models.CASCADE,
        related_name="permanences",
    )
    project = models.ForeignKey(
        CohesionProject,
        verbose_name=_("social cohesion project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="permanences",
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), null=True, blank=True, on_delete=models.SET_NULL
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="permanences",
    )
    channel = models.CharField(
        _("how to reach it"), max_length=12, choices=Channel, default=Channel.WALK_IN
    )
    place = _text(_("place"), 200)
    access = _text(_("how to get in"), 300)
    is_step_free = models.BooleanField(_("without stairs"), default=False)
    for_whom = _text(_("who is welcome"), 200)
    languages = models.CharField(_("languages"), max_length=60, blank=True, default="")
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("mailbox of the service"), blank=True)
    confirmed_on = models.DateField(_("hours confirmed on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_published = models.BooleanField(_("published"), default=True, db_index=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = PermanenceQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "pk"]
        verbose_name = _("permanence")
        verbose_name_plural = _("permanences")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""), name="permanence_has_a_title"
            ),
            models.CheckConstraint(condition=Q(interval__gte=1), name="permanence_interval"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("permanences:detail", args=[self.pk, self.slug])

    def clean(self) -> None:
        super().clean()
        if not (self.title_nl or self.title_fr):
            raise ValidationError(_("Give a title in Dutch or in French."))
        if self.repeat == Repeat.ONCE:
            raise ValidationError({"repeat": _("A permanence comes back: choose how.")})
        project = self.project
        if project and self.organisation_id and not _takes_part(project, self.organisation_id):
            raise ValidationError({"project": _("This project is of another organisation.")})

    @property
    def slug(self) -> str:
        """The readable part of the address, in the reader's language."""
        return slugify(self.title)[:60] or "p"


def _takes_part(project: CohesionProject, organisation: int) -> bool:
    return project.lead_id == organisation or any(
        company.pk == organisation for company in project.companies.all()
    )
