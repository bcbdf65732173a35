"""To what people can agree. A new version asks anew: the old consent holds for the old words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """Something to agree to: its words and their version."""

    name: str
    version: str
    title: str | Promise
    text: str | Promise


KINDS: dict[str, Kind] = {}


def register_consent(kind: Kind) -> Kind:
    """Let people agree to it. Raises ValueError when the name is taken."""
    if KINDS.setdefault(kind.name, kind) != kind:
        raise ValueError(f"Another consent is called {kind.name}.")
    return kind


register_consent(
    Kind(
        "quotes",
        "2026-11",
        _("Quotes"),
        _("My housing company and my council may quote what I write in their reports, unnamed."),
    )
)
register_consent(
    Kind(
        "surveys",
        "2026-11",
        _("Questions about the portal"),
        _("The portal may ask me once a year what I think of it."),
    )
)
