"""Meetings of the sector and training, for who works in it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

from portal.accounts.audiences import AudienceQuerySet
from portal.accounts.readers import ForReaders
from portal.core.models import TimeStamped
from portal.taxonomy.models import Theme

LONGEST = timedelta(days=14)


class MeetingQuerySet(AudienceQuerySet):
    def published(self) -> Self:
        """Those that are no draft any more."""
        return self.filter(is_published=True)


def _line(label: str, length: int, **kwargs: Any) -> TranslatedField:
    field = models.CharField(label, max_length=length, blank=True, default="", **kwargs)
    return TranslatedField(field, attrgetter=fallback_to_any)


class SectorMeeting(ForReaders, TimeStamped, ClusterableModel, index.Indexed):
    """What professionals go to, on one day or several."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("sector meeting")
        TRAINING = "training", _("training")
        STUDY_DAY = "study_day", _("study day")
        EXCHANGE = "exchange", _("exchange among colleagues")

    class Spoken(models.TextChoices):
        NL = "nl", _("Dutch")
        FR = "fr", _("French")
        BOTH = "nl,fr", _("Dutch and French")

    title = _line(_("title"), 160)
    summary = _line(_("in one sentence"), 300)
    text = TranslatedField(
        models.TextField(_("what it is about"), blank=True, default=""), attrgetter=fallback_to_any
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MEETING)
    languages = models.CharField(_("language"), max_length=10, choices=Spoken, default=Spoken.BOTH)
    organiser = _line(
        _("organiser"), 160, help_text=_("When it is not an organisation of the list, or several.")
    )
    place = _line(_("place"), 200)
    online_url = models.URLField(_("online link"), blank=True)
    registration_url = models.URLField(_("address to register"), blank=True)
    registration_until = models.DateField(_("register until"), null=True, blank=True)
    cost = _line(_("costs"), 80)
    themes = ParentalManyToManyField(
        Theme, blank=True, verbose_name=_("themes"), related_name="sector_meetings"
    )
    is_published = models.BooleanField(_("published"), default=False, db_index=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Rises with each change: programs that hold the event take the newer one.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = MeetingQuerySet.as_manager()

    search_fields = [
        index.SearchField("title_nl"),
        index.SearchField("title_fr"),
        index.AutocompleteField("title_nl"),
        index.AutocompleteField("title_fr"),
        index.FilterField("kind"),
        index.FilterField("organisation"),
        index.FilterField("readers"),
        index.FilterField("is_published"),
        index.FilterField("is_cancelled"),
    ]

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("meeting or training")
        verbose_name_plural = _("meetings and training")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""), name="sector_meeting_has_a_title"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.pk, slugify(self.title)[:60] or "m"])

    def clean(self) -> None:
        super().clean()
        if not (self.title_nl.strip() or self.title_fr.strip()):
            raise ValidationError({"title_nl": _("Give a title in Dutch or in French.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            self.sequence += 1
        super().save(*args, **kwargs)

    @property
    def organised_by(self) -> str:
        """Who organises it, in words."""
        return self.organiser or (self.organisation.name if self.organisation else "")

    @property
    def takes_registrations(self) -> bool:
        """Whether one can still register at the address."""
        if not self.registration_url or self.is_cancelled:
            return False
        return self.registration_until is None or timezone.localdate() <= self.registration_until


class DateQuerySet(models.QuerySet):
    def coming(self) -> Self:
        """Those that are not over."""
        return self.filter(ends_at__gt=timezone.now())

    def past(self) -> Self:
        """Those that are over."""
        return self.filter(ends_at__lte=timezone.now())

    def shown_to(self, audiences: Any) -> Self:
        """Dates of published meetings for one of these audiences."""
        return self.filter(meeting__is_published=True, meeting__audience__in=audiences)


class MeetingDate(models.Model):
    """A day (or some days on end) on which a meeting takes place."""

    meeting = ParentalKey(SectorMeeting, on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), db_index=True)
    # What calendars call this date: another moment of the same date is the same event.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = DateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_date_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%d-%m-%Y %H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at - self.starts_at > LONGEST:
            raise ValidationError({"ends_at": _("At most two weeks; add more dates.")})

    @property
    def lasts_days(self) -> bool:
        """Whether it ends on another day than it begins."""
        return timezone.localtime(self.starts_at).date() != timezone.localtime(self.ends_at).date()
