"""Telling who follows one of several things: a theme, an organisation, a group; everybody once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme

from .actions import announce
from .models import Event, Subscription

# What is published later than this after it was made (an import, the demo) is no news to anybody.
FRESH = timedelta(days=14)
THEME = "theme"
_any_follower = Prepared(
    lambda abouts: Subscription.objects.filter(about__in=abouts).order_by().values_list("pk")[:1]
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A thing that people follow, with its name by language."""

    about: str
    names: Mapping[str, str]


def names_of(row: Any) -> dict[str, str]:
    """The name by language of a row that has one in both."""
    return {"nl": row.name_nl or row.name_fr, "fr": row.name_fr or row.name_nl}


def about_theme(theme: Theme) -> str:
    """What those who follow a theme follow."""
    return f"{THEME}:{theme.pk}"


def about_organisation(organisation: Organisation) -> str:
    """What those who follow an organisation follow; companies have pages of their own."""
    is_company = organisation.kind == Organisation.Kind.COMPANY
    return f"{'company' if is_company else 'organisation'}:{organisation.pk}"


def followed_themes(themes: Iterable[Theme]) -> list[Followed]:
    """These themes as things that people follow."""
    return [Followed(about_theme(theme), names_of(theme)) for theme in themes]


def followed_organisations(*organisations: Organisation | None) -> list[Followed]:
    """These organisations as things that people follow, each once; none for nothing."""
    found = {one.pk: one for one in organisations if one is not None}
    return [Followed(about_organisation(one), names_of(one)) for one in found.values()]


def also(followed: Iterable[Followed]) -> dict[str, Any]:
    """The params of an event that is about these things too, with their names."""
    rows = list(followed)
    return {"also": [row.about for row in rows], "names": {r.about: dict(r.names) for r in rows}}


def is_fresh(made_at: datetime | None) -> bool:
    """Whether something that was made then is still news."""
    return made_at is not None and timezone.now() - made_at <= FRESH


def announce_to_followers(
    *,
    event: str,
    key: str,
    followed: Iterable[Followed],
    audience: str,
    actor: User | None,
    url: str,
    params: Mapping[str, Any],
) -> Event | None:
    """Tell those who follow one of these things, each person once, for the first that they follow.

    Nothing is written when nobody follows any of them.
    """
    rows = list(followed)
    if not rows or not _any_follower.exists(abouts=[row.about for row in rows]):
        return None
    first, *others = rows
    return announce(
        event=event,
        about=first.about,
        key=key,
        audience=audience,
        actor=actor,
        url=url,
        params={**params, "about": dict(first.names), **also(others)},
    )
