"""A day on which an activity would take place but for a holiday: shown, never silently missing."""

from __future__ import annotations

from typing import Self

from django.db import models

from .activity import Activity
from .lists import Holiday


class SkippedDayQuerySet(models.QuerySet):
    def visible_in(self, mine) -> Self:
        """Those of published activities whose audience is among `mine`."""
        return self.filter(activity__audience__in=mine, activity__is_published=True)


class SkippedDay(models.Model):
    """Written with the dates of the rule, so that an agenda need not work out every rule."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="skipped_days")
    day = models.DateField()
    holiday = models.ForeignKey(Holiday, on_delete=models.CASCADE, related_name="skipped_days")

    objects = SkippedDayQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "day"], name="one_skip_a_day"),
        ]
        indexes = [models.Index(fields=["day", "id"], name="skipped_by_day")]

    def __str__(self) -> str:
        return f"{self.activity}, {self.day:%d-%m-%Y}: {self.holiday}"
