"""Lists that the regulator's editors keep: kinds of activities, and days without any."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any


class ActivityType(models.Model):
    """A kind of activity: café, outing, homework."""

    code = models.SlugField(_("code"), unique=True, max_length=40)
    name = TranslatedField(models.CharField(_("name"), max_length=80), attrgetter=fallback_to_any)
    icon = models.CharField(_("icon"), max_length=40, default="calendar-heart")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("kind of activity")
        verbose_name_plural = _("kinds of activities")

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A day or a period off. Dutch- and French-language schools have their own holidays."""

    class Kind(models.TextChoices):
        PUBLIC = "public", _("public holiday")
        SCHOOL_NL = "school_nl", _("holiday of Dutch-language schools")
        SCHOOL_FR = "school_fr", _("holiday of French-language schools")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = TranslatedField(models.CharField(_("name"), max_length=80), attrgetter=fallback_to_any)
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))

    class Meta:
        ordering = ["first_on", "kind"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="holiday_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first."),
            ),
            models.UniqueConstraint(fields=["kind", "first_on"], name="one_holiday_a_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.first_on:%d-%m-%Y})"

    def clean(self) -> None:
        if self.first_on and self.last_on and (self.last_on - self.first_on).days > 100:
            raise ValidationError({"last_on": _("A holiday of more than a hundred days?")})
