"""One date of an activity: as planned, moved, cancelled or extra."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from .activity import Activity
from .recurring import Recurring


class DateQuerySet(models.QuerySet):
    def coming(self, now: datetime | None = None) -> Self:
        """Those that are not over."""
        return self.filter(ends_at__gt=now or timezone.now())

    def going_on(self) -> Self:
        """Those that take place: not cancelled."""
        return self.exclude(state=PlannedDate.State.CANCELLED)


class SessionQuerySet(DateQuerySet):
    def visible_in(self, mine) -> Self:
        """Those of published activities whose audience is among `mine`."""
        return self.filter(activity__audience__in=mine, activity__is_published=True)


class PlannedDate(models.Model):
    """A date. `key` is the day it was first planned on, or of its own for an extra one: with the
    thing that comes back it names the date in calendars for ever, wherever it is moved."""

    class State(models.TextChoices):
        PLANNED = "planned", _("as planned")
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("cancelled")
        EXTRA = "extra", _("extra date")

    key = models.CharField(max_length=20)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    reason = TranslatedField(
        models.CharField(_("reason"), max_length=300, blank=True), attrgetter=fallback_to_any
    )
    place = TranslatedField(
        models.CharField(_("other place"), max_length=200, blank=True), attrgetter=fallback_to_any
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state == self.State.CANCELLED

    def is_elsewhere(self, what: Recurring) -> bool:
        """Whether its day, hours or place are others than the rule of `what` says.

        One that was cancelled and takes place after all is kept as moved, so that the rule leaves
        it alone; to people it is simply there again.
        """
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        as_planned = (f"{start:%Y%m%d}", start.time(), end.time()) == (
            self.key,
            what.starts_at,
            what.ends_at,
        )
        return self.state == self.State.MOVED and not (as_planned and not self.place)

    @property
    def is_over(self) -> bool:
        """Whether it has begun: too late to sign up."""
        return self.starts_at <= timezone.now()


class Session(PlannedDate):
    """A date of an activity: people sign up for it, and are counted at the door."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    # Cancelled because the rule has this day no more; it comes back when the rule does.
    left_rule = models.BooleanField(default=False, editable=False)
    walk_ins = models.PositiveIntegerField(_("came without signing up"), default=0)
    came = models.PositiveIntegerField(_("people who came"), null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    purged_at = models.DateTimeField(null=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("date of an activity")
        verbose_name_plural = _("dates of activities")
        constraints = [
            models.UniqueConstraint(fields=["activity", "key"], name="one_session_a_key"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["starts_at", "id"], name="session_by_start")]

    def __str__(self) -> str:
        return f"{self.activity}, {timezone.localtime(self.starts_at):%d-%m-%Y %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("activities:session", args=[self.pk])
