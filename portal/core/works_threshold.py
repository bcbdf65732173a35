"""From what amount works need an opinion of the council: one amount a year (domain brief, 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .preferences import Preferences

# What the sources told last; the regulator adds the later years.
FIRST = (2021, Decimal("83392.61"))


class WorksThreshold(models.Model):
    """The amount of one year, in euro."""

    preferences = ParentalKey(
        Preferences, on_delete=models.CASCADE, related_name="works_thresholds"
    )
    year = models.PositiveSmallIntegerField(
        _("year of the index"),
        unique=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
    )
    amount = models.DecimalField(
        _("works above this amount (EUR) need an opinion"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        ordering = ["-year"]
        verbose_name = _("works threshold")
        verbose_name_plural = _("works thresholds")

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


def works_threshold(on: date) -> WorksThreshold | None:
    """The newest amount that holds on that day; None while the regulator gave none."""
    return WorksThreshold.objects.filter(year__lte=on.year).first()


def load_first() -> int:
    """Reference data: the first amount, for a portal whose rules nobody has set yet."""
    if Preferences.objects.exists():
        return 0
    year, amount = FIRST
    WorksThreshold.objects.create(preferences=Preferences.load(), year=year, amount=amount)
    return 1
