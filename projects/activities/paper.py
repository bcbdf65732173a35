"""What is printed: a poster of an activity, the programme of a month on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.core.dates import month_year, time_range, weekday_date
from portal.core.paper.pdf import make_pdf, qr_drawing
from portal.core.text import markdown_to_html, plain_text
from portal.core.words import number

from .agenda import Row, row_of
from .dates import dates_of
from .models import Activity, Language, Repeat, Session
from .rhythm import rhythm_of

DATES_ON_POSTER = 6
MOST_ON_SHEET = 60


def poster_pdf(activity: Activity, address: str, language: str) -> bytes:
    """One A4 for the hall, in the active language."""
    once = activity.repeat == Repeat.ONCE
    hours = time_range(activity.starts_at, activity.ends_at)
    day = weekday_date(activity.starts_on)
    values = {
        "kind": activity.type.name,
        "title": activity.title,
        "summary": activity.summary,
        "text": plain_text(markdown_to_html(activity.text)),
        "rhythm": f"{day}, {hours}" if once else rhythm_of(activity),
        "dates": [] if once else [_date(row) for row in dates_of(activity, DATES_ON_POSTER)],
        "facts": [[term, said] for term, said in _facts(activity) if said],
        "qr": qr_drawing(address),
        "address": address.partition("://")[2],
        "scan": _("Scan this to sign up or for changes")
        if activity.takes_sign_ups
        else _("Scan this for changes. You need not sign up."),
    }
    return make_pdf(
        "projects/activities/paper/poster.typ", values, title=activity.title, language=language
    )


def _facts(activity: Activity) -> list[tuple[str, str]]:
    spoken = [str(label) for code, label in Language.choices if code in activity.languages]
    price = _("%(price)s euro") % {"price": number(activity.price, 2)}
    return [
        (_("Where"), activity.place),
        (_("How to get in"), activity.access),
        (_("What to bring"), activity.bring),
        (_("For whom"), activity.for_whom or str(activity.get_age_group_display())),
        (_("Price"), price if activity.price else _("free")),
        (_("Languages"), ", ".join(spoken)),
        (_("Telephone"), activity.contact_phone),
        (_("Organised by"), activity.group or activity.organiser.name),
    ]


def _date(row: Row) -> str:
    if row.skipped:
        return _("not on %(day)s: %(reason)s") % {
            "day": weekday_date(row.day),
            "reason": row.skipped,
        }
    if row.is_cancelled:
        return _("not on %(day)s: %(reason)s") % {
            "day": weekday_date(row.day),
            "reason": row.reason,
        }
    return f"{weekday_date(row.day)}, {row.time}"


def programme_pdf(
    name: str,
    month: date,
    sessions: Sequence[Session],
    address: str,
    language: str,
    contact: str = "",
) -> bytes:
    """The dates of a month on one sheet, in the active language; `contact` is whom to call."""
    values = {
        "name": name,
        "heading": _("What there is to do in %(month)s") % {"month": month_year(month)},
        "empty": _("No date is planned in this month."),
        "rows": [_line(session) for session in sessions[:MOST_ON_SHEET]],
        "contact": contact,
        "qr": qr_drawing(address),
        "address": address.partition("://")[2],
        "scan": _("Scan this to sign up or for changes"),
    }
    title = f"{name}, {month_year(month)}"
    return make_pdf(
        "projects/activities/paper/programme.typ", values, title=title, language=language
    )


def _line(session: Session) -> dict[str, Any]:
    row, activity = row_of(session), session.activity
    price = _("%(price)s euro") % {"price": number(activity.price, 2)} if activity.price else ""
    calls = activity.contact_phone if activity.takes_sign_ups else ""
    notes = [_("Cancelled") if row.is_cancelled else "", price, calls]
    return {
        "day": weekday_date(row.day),
        "time": row.time,
        "title": row.title,
        "place": row.place,
        "note": ", ".join(note for note in notes if note),
    }
