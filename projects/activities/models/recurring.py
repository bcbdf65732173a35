"""What comes back by a rule: the fields that say when, shared by activities and permanences."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.activities.recurrence import (
    HORIZON,
    MONTH_DAY,
    MONTH_WEEKDAY,
    MOST_DATES,
    ONCE,
    WEEKS,
    Rule,
)

FIRST_YEAR = 2000
MOST_YEARS = 10
MOST_APART = 52


class Repeat(models.TextChoices):
    """How an activity comes back."""

    ONCE = ONCE, _("once")
    WEEKLY = WEEKS, _("every week")
    MONTH_DAY = MONTH_DAY, _("every month on the same day")
    MONTH_WEEKDAY = MONTH_WEEKDAY, _("every month on the same weekday")


class Language(models.TextChoices):
    """A language that is spoken there."""

    NL = "nl", _("Dutch")
    FR = "fr", _("French")
    EN = "en", _("English")
    AR = "ar", _("Arabic")
    TR = "tr", _("Turkish")
    ES = "es", _("Spanish")
    OTHER = "other", _("other languages")


class Recurring(models.Model):
    """The rule by which something comes back, and the days off that it keeps."""

    repeat = models.CharField(_("repeats"), max_length=15, choices=Repeat, default=Repeat.ONCE)
    starts_on = models.DateField(_("first date"))
    starts_at = models.TimeField(_("begins"))
    ends_at = models.TimeField(_("ends"))
    interval = models.PositiveSmallIntegerField(_("every so many weeks or months"), default=1)
    weekdays = models.JSONField(_("weekdays"), default=list, blank=True)
    until = models.DateField(_("last date"), null=True, blank=True)
    count = models.PositiveSmallIntegerField(_("number of times"), null=True, blank=True)
    skip_public = models.BooleanField(_("not on public holidays"), default=True)
    skip_school_nl = models.BooleanField(_("not in Dutch-language school holidays"), default=False)
    skip_school_fr = models.BooleanField(_("not in French-language school holidays"), default=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if not _are_weekdays(self.weekdays):
            raise ValidationError({"weekdays": _("Choose days of the week.")})
        if self.starts_on and not _is_near(self.starts_on):
            raise ValidationError({"starts_on": _("This day is too far ahead.")})
        for name, most in (("interval", MOST_APART), ("count", MOST_DATES)):
            if (getattr(self, name) or 0) > most:
                raise ValidationError({name: _("At most %(most)s.") % {"most": most}})
        if self.until and self.starts_on and self.until < self.starts_on:
            raise ValidationError({"until": _("The last date is before the first.")})

    @property
    def rule(self) -> Rule:
        """When it takes place, as the recurrence takes it."""
        return Rule(
            kind=self.repeat,
            first=self.starts_on,
            interval=self.interval,
            days=tuple(self.weekdays),
            until=self.until,
            count=self.count,
        )

    def last_planned(self, today: date) -> date:
        """Until when its dates are worked out."""
        ahead = max(today, self.starts_on) + HORIZON
        return min(self.until, ahead) if self.until else ahead


def _are_weekdays(value: object) -> bool:
    return isinstance(value, list) and all(type(day) is int and 0 <= day <= 6 for day in value)


def _is_near(day: date) -> bool:
    return FIRST_YEAR <= day.year <= timezone.localdate().year + MOST_YEARS
