"""The rule of a permanence as people say it: "every Monday, 9 to 12"."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.core.dates import time_range
from projects.activities.forms import WEEKDAYS
from projects.activities.models import Recurring, Repeat


def rhythm_of(what: Recurring) -> str:
    """When it comes back, in one line."""
    hours = time_range(what.starts_at, what.ends_at)
    return _("%(days)s, %(time)s") % {"days": _days(what), "time": hours}


def _days(what: Recurring) -> str:
    if what.repeat == Repeat.WEEKLY:
        return _weekly(what)
    if what.repeat == Repeat.MONTH_DAY:
        return _("every month on the %(day)s") % {"day": what.starts_on.day}
    name = str(WEEKDAYS[what.starts_on.weekday()][1]).lower()
    if what.repeat == Repeat.MONTH_WEEKDAY:
        return _place_in_month(what, name)
    return name


def _weekly(what: Recurring) -> str:
    numbers = what.weekdays or [what.starts_on.weekday()]
    names = [str(WEEKDAYS[number][1]).lower() for number in numbers]
    said = names[0]
    if len(names) > 1:
        said = _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    if what.interval == 1:
        return _("every %(days)s") % {"days": said}
    return _("every %(number)s weeks on %(days)s") % {"number": what.interval, "days": said}


def _place_in_month(what: Recurring, name: str) -> str:
    place = (what.starts_on.day - 1) // 7 + 1
    said = {
        1: _("every first %(day)s of the month"),
        2: _("every second %(day)s of the month"),
        3: _("every third %(day)s of the month"),
        4: _("every fourth %(day)s of the month"),
        5: _("every last %(day)s of the month"),
    }
    return said[place] % {"day": name}
