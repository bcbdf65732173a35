"""One opening of a permanence: as planned, moved, cancelled or extra."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.activities.models import PlannedDate
from projects.activities.models.session import DateQuerySet

from .permanence import Permanence


class Opening(PlannedDate):
    """A day and its hours at which the service can be reached."""

    permanence = models.ForeignKey(Permanence, on_delete=models.CASCADE, related_name="openings")

    objects = DateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(fields=["permanence", "key"], name="one_opening_a_key"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="opening_ends_after_it_starts"
            ),
        ]
        indexes = [models.Index(fields=["permanence", "starts_at"], name="opening_by_start")]

    def __str__(self) -> str:
        return f"{self.permanence}, {timezone.localtime(self.starts_at):%d-%m-%Y %H:%M}"
