"""The list of professionals, searched and narrowed down, as plain values; a page by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from portal.accounts.audiences import Anybody
from portal.core.paging import page_by_key
from portal.core.text import clean_text
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme

from .models import Expertise, Profile
from .spoken import LANGUAGES, names_of_languages

PAGE_SIZE = 24
ORDER = ("user__display_name", "pk")
FILTERS = ("organisation", "theme", "expertise", "language")
MOST_TAGS = 30


class Person(NamedTuple):
    """What colleagues see of somebody who wants it."""

    name: str
    function: str
    organisation: str
    about: str
    languages: list[str]
    themes: list[str]
    expertise: list[tuple[str, str]]
    email: str
    is_me: bool


def directory(user: Anybody, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of people with the filters; odd values are as if nobody fits them."""
    wanted = {name: clean_text(asked.get(name, ""))[:80].strip() for name in FILTERS}
    words = " ".join(clean_text(asked.get("q", ""))[:120].split())
    listed = Profile.objects.visible_to(user)
    page = page_by_key(
        _narrowed(listed, wanted)
        .with_words(words)
        .select_related("user", "organisation")
        .prefetch_related("themes", "expertise"),
        order=ORDER,
        key=asked.get("page", ""),
        size=PAGE_SIZE,
    )
    kept = {name: value for name, value in {"q": words, **wanted}.items() if value}
    return {
        "people": [_person(profile, user) for profile in page.items],
        "words": words,
        "wanted": wanted,
        "narrowed": bool(kept),
        "choices": _choices(listed),
        "tags": _tags(listed),
        "next_url": "?" + urlencode({**kept, "page": page.next}) if page.next else "",
        "previous_url": "?" + urlencode({**kept, "page": page.previous}) if page.previous else "",
    }


def _narrowed(rows: QuerySet, wanted: Mapping[str, str]) -> Any:
    if code := wanted["organisation"]:
        rows = rows.filter(organisation__code=code)
    if code := wanted["theme"]:
        rows = rows.filter(themes__code=code)
    if slug := wanted["expertise"]:
        rows = rows.filter(expertise__slug=slug)
    if code := wanted["language"]:
        rows = rows.filter(languages__contains=f",{code},") if code in LANGUAGES else rows.none()
    return rows


def _choices(listed: QuerySet) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen: only what at least one listed person has."""
    keys = listed.values("organisation")
    places = Organisation.objects.filter(pk__in=keys)
    themes = Theme.objects.filter(profiles__in=listed.values("pk"), is_active=True).distinct()
    return [
        ("organisation", sorted(((one.code, one.name) for one in places), key=_by_label)),
        ("theme", [(theme.code, theme.name) for theme in themes]),
        ("language", [(code, str(name)) for code, name in LANGUAGES.items()]),
    ]


def _by_label(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _tags(listed: QuerySet) -> list[tuple[str, str, int]]:
    """The words of expertise that most people use."""
    rows = Expertise.objects.filter(profiles__in=listed.values("pk"))
    counted = rows.annotate(people=Count("profiles", distinct=True)).order_by("-people", "slug")
    return list(counted.values_list("slug", "name", "people")[:MOST_TAGS])


def _person(profile: Profile, user: Anybody) -> Person:
    return Person(
        name=str(profile.user),
        function=profile.function,
        organisation=profile.organisation.name,
        about=profile.about,
        languages=names_of_languages(profile.language_codes),
        themes=[theme.name for theme in profile.themes.all()],
        expertise=[(word.slug, word.name) for word in profile.expertise.all()],
        email=profile.user.email if profile.shows_email else "",
        is_me=profile.user_id == user.pk,
    )
