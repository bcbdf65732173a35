"""Telling those who follow a permanence that one opening is otherwise."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone, translation

from portal.accounts.audiences import PUBLIC
from portal.accounts.models import User
from portal.core.dates import clock, weekday_date
from portal.notifications.actions import announce

from .models import Opening, Permanence


def tell_change(event: str, opening: Opening, by: User) -> None:
    """One notice to each follower, with the day in their own language."""
    permanence = opening.permanence
    announce(
        event=event,
        about=about(permanence),
        key=f"{event}:{opening.pk}:{opening.sequence}",
        audience=PUBLIC,
        actor=by,
        url=permanence.get_absolute_url(),
        params={
            "permanence": _titles(permanence),
            "about": _titles(permanence),
            "day": _said_in_both(opening),
        },
    )


def about(permanence: Permanence) -> str:
    """The key that its followers follow."""
    return f"permanence:{permanence.pk}"


def _titles(permanence: Permanence) -> dict[str, str]:
    dutch, french = permanence.title_nl, permanence.title_fr
    return {"nl": dutch or french, "fr": french or dutch}


def _said_in_both(opening: Opening) -> dict[str, str]:
    found = {}
    start = timezone.localtime(opening.starts_at)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = f"{weekday_date(start)}, {clock(start)}"
    return found
