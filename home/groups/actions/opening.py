"""Beginning a group and saying what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from portal.accounts.models import User
from portal.core.text import clean_text
from portal.taxonomy.models import Theme
from search.outbox.actions import mark

from ..models import Group
from ..parts import keep_parts
from ..permissions import check_can_lead, check_can_open
from .belonging import let_in
from .hearing import Level, choose_level

KIND = "group"
Texts = Mapping[str, Mapping[str, str]]


@transaction.atomic
def open_group(
    *,
    actor: User,
    entry: str,
    texts: Texts,
    themes: Iterable[Theme] = (),
    slug: str = "",
    is_demo: bool = False,
) -> Group:
    """A new group with its own board; who opens it is its first member and moderator.

    `texts` are `name` and `description` by language. Raises PermissionDenied for who does not work
    in the sector, ValidationError without a name.
    """
    check_can_open(actor)
    group = Group(entry=entry, is_demo=is_demo)
    _put(group, texts)
    group.slug = _free_slug(slug or group.name)
    _keep(group, themes)
    let_in(group, actor, is_moderator=True)
    choose_level(group=group, user=actor, level=Level.ALL)
    return group


@transaction.atomic
def change_group(
    *, group: Group, actor: User, entry: str, texts: Texts, themes: Iterable[Theme] = ()
) -> Group:
    """Another name, text, themes or way in. Raises PermissionDenied for others than moderators."""
    check_can_lead(actor, group)
    group.entry = entry
    _put(group, texts)
    _keep(group, themes)
    return group


def _put(group: Group, texts: Texts) -> None:
    for name, by_language in texts.items():
        for language, text in by_language.items():
            setattr(group, f"{name}_{language}", clean_text(text).strip())


def _keep(group: Group, themes: Iterable[Theme]) -> None:
    group.full_clean()
    group.save()
    group.themes.set(themes)
    keep_parts(group)
    mark(KIND, str(group.pk))


def _free_slug(words: Any) -> str:
    start = slugify(str(words))[:40].strip("-") or "group"
    slug, number = start, 1
    while Group.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{start}-{number}"
    return slug
