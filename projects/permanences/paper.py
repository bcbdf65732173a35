"""The sheet for the hall, made from the same data as the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from portal.core.dates import day_month_year
from portal.core.paper.pdf import make_pdf, qr_drawing
from portal.organisations.models import Organisation
from projects.activities.models import Language
from projects.activities.rhythm import rhythm_of

from .closed import AHEAD_ON_PAPER, closed_days
from .models import Permanence


def sheet_pdf(
    organisation: Organisation, rows: Sequence[Permanence], address: str, language: str
) -> bytes:
    """One A4 with the hours of these permanences and a code to scan, in the active language."""
    values = {
        "organisation": organisation.name,
        "heading": _("When can you reach us?"),
        "rows": [_row(permanence) for permanence in rows],
        "closed_heading": _("On these days we are closed"),
        "closed": [
            f"{one.days}: {one.name}" for one in closed_days(organisation.pk, AHEAD_ON_PAPER)
        ],
        "qr": qr_drawing(address),
        "address": address.partition("://")[2],
        "scan": _("Scan this for today’s hours and changes"),
    }
    return make_pdf(
        "projects/permanences/paper/sheet.typ", values, title=organisation.name, language=language
    )


def _row(permanence: Permanence) -> dict[str, Any]:
    spoken = [str(label) for code, label in Language.choices if code in permanence.languages]
    confirmed = permanence.confirmed_on
    facts = [
        (_("Where"), permanence.place),
        (_("How to get in"), permanence.access),
        (_("Telephone"), permanence.phone),
        (_("Languages"), ", ".join(spoken)),
        (_("Hours confirmed on"), day_month_year(confirmed) if confirmed else ""),
    ]
    return {
        "title": permanence.title,
        "channel": permanence.get_channel_display(),
        "rhythm": rhythm_of(permanence),
        "facts": [[term, text] for term, text in facts if text],
    }
