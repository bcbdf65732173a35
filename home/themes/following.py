"""Themes as things to follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from home.knowledge.first_page import busiest_themes
from portal.accounts.audiences import PROFESSIONAL, audiences
from portal.accounts.models import User
from portal.notifications.following import about_theme
from portal.notifications.things import Thing, numbers
from portal.taxonomy.models import Theme

from .lists import theme_address

OFFERED = 6


def find_themes(user: User, identities: list[str]) -> Mapping[str, Thing]:
    """Themes in use are for everybody."""
    themes = Theme.objects.filter(is_active=True, pk__in=numbers(identities))
    return {str(theme.pk): Thing(theme.name, theme_address(theme.code)) for theme in themes}


def themes_to_follow(user: User) -> Iterator[tuple[str, str]]:
    """For a newcomer of the sector: the themes with the most practices."""
    if PROFESSIONAL not in audiences(user):
        return
    codes = [code for code, _label, _count in busiest_themes(OFFERED)]
    for theme in Theme.objects.filter(code__in=codes):
        yield about_theme(theme), theme.name
