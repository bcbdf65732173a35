"""Dates and times as people say them, in the language that is being read."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, lru_cache, wraps
from typing import NamedTuple

from babel.dates import get_day_names, get_month_names
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _


class Leaf(NamedTuple):
    """A calendar leaf: short weekday, day number, short month."""

    weekday: str
    day: str
    month: str


class Names(NamedTuple):
    """The names of days (Monday first) and months (January first) in one language."""

    days: tuple[str, ...]
    short_days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]


@cache
def _names(language: str) -> Names:
    def days(width: str) -> tuple[str, ...]:
        names = get_day_names(width, locale=language)
        return tuple(names[i].rstrip(".") for i in range(7))

    def months(width: str) -> tuple[str, ...]:
        names = get_month_names(width, locale=language)
        return tuple(names[i].rstrip(".") for i in range(1, 13))

    return Names(days("wide"), days("abbreviated"), months("wide"), months("abbreviated"))


def _language() -> str:
    return (get_language() or "nl")[:2]


def _kept(say: Callable[..., str]) -> Callable[..., str]:
    """Remember what was said of a moment: a page says the same ones again and again.

    What is said depends on the language, the day that it is, and the zone of who reads.
    """

    @lru_cache(maxsize=8192)
    def remembered(language: str, zone: object, today: date, value: date | datetime) -> str:
        return say(value)

    @wraps(say)
    def said(value: date | datetime) -> str:
        zone = timezone.get_current_timezone()
        # A day and its midnight are different moments, and so are their keys.
        return remembered(_language(), zone, datetime.now(zone).date(), value)

    return said


def _local_date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _local_time(value: time | datetime) -> time:
    if isinstance(value, datetime):
        return timezone.localtime(value).time() if timezone.is_aware(value) else value.time()
    return value


def _day_number(day: date) -> str:
    return "1er" if day.day == 1 and _language() == "fr" else str(day.day)


def day_month(value: date | datetime) -> str:
    """ "24 november", "1er décembre"."""
    day = _local_date(value)
    return f"{_day_number(day)} {_names(_language()).months[day.month - 1]}"


@_kept
def day_month_year(value: date | datetime) -> str:
    """ "24 november 2026"."""
    return f"{day_month(value)} {_local_date(value).year}"


def month_year(value: date | datetime) -> str:
    """ "november 2026"."""
    day = _local_date(value)
    return f"{_names(_language()).months[day.month - 1]} {day.year}"


@_kept
def weekday_date(value: date | datetime) -> str:
    """ "dinsdag 24 november"; with the year when it is not this one."""
    day = _local_date(value)
    written = day_month(day) if day.year == timezone.localdate().year else day_month_year(day)
    return f"{_names(_language()).days[day.weekday()]} {written}"


def leaf(value: date | datetime) -> Leaf:
    """The three words of a calendar leaf: ("di", "24", "nov")."""
    day, names = _local_date(value), _names(_language())
    return Leaf(names.short_days[day.weekday()], str(day.day), names.short_months[day.month - 1])


@_kept
def iso(value: date | datetime) -> str:
    """The machine's way of writing it, for `<time datetime>`."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value).isoformat(timespec="minutes")
    return value.isoformat()


@_kept
def relative_days(value: date | datetime) -> str:
    """ "today", "tomorrow", "in 3 days", "4 days ago"; a date when it is more than a month off."""
    days = (_local_date(value) - timezone.localdate()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if days > 31 or days < -31:
        return day_month_year(value)
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": -days}


def days_left(value: date | datetime) -> str:
    """ "12 days left", "last day"; "it is over" when it has passed."""
    days = (_local_date(value) - timezone.localdate()).days
    if days < 0:
        return _("it is over")
    if days == 0:
        return _("last day")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}


def _hour(moment: time, unit: str) -> str:
    if _language() == "fr":
        return f"{moment.hour} h {moment.minute:02}" if moment.minute else f"{moment.hour}{unit}"
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)


def clock(value: time | datetime) -> str:
    """ "9.30 uur", "9 h 30", "9 heures"."""
    moment = _local_time(value)
    if _language() == "fr":
        return _hour(moment, " heure" if moment.hour < 2 else " heures")
    return f"{_hour(moment, '')} uur"


def time_range(start: time | datetime, end: time | datetime) -> str:
    """ "9 tot 12 uur", "de 9 à 12 heures", "de 13 h 30 à 16 heures"."""
    first, last = _local_time(start), _local_time(end)
    if _language() == "fr":
        # "de 9 à 12 heures" shares its unit; "de 9 h à 12 h 30" cannot.
        unit = " h" if last.minute else ""
        return f"de {_hour(first, unit)} à {_hour(last, ' heures')}"
    return f"{_hour(first, '')} tot {_hour(last, '')} uur"


@_kept
def moment(value: datetime) -> str:
    """ "today, 9.20 uur", "sunday 22 november, 19.10 uur"."""
    # Made local once: what is asked below takes a plain day and time as they are.
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    day = local.date()
    is_near = abs((day - timezone.localdate()).days) <= 1
    said = relative_days(day) if is_near else weekday_date(day)
    return _("%(day)s, %(time)s") % {"day": said, "time": clock(local.time())}
