"""Writes pages in both trees at once: for reference pages, demo content and imports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from wagtail.models import Locale, Page

from portal.accounts.models import User

from .in_step import keep_in_step
from .models import PortalPage

P = TypeVar("P", bound=PortalPage)
Fields = Mapping[str, Any]


@transaction.atomic
def write_page(
    model: type[P],
    *,
    parent: Page,
    versions: Mapping[str, Fields],
    common: Fields | None = None,
    key: str = "",
    author: User | None = None,
    at: datetime | None = None,
    is_demo: bool = False,
) -> P:
    """Publish a page in each language of `versions` ({"nl": fields}); gives the first.

    A language that is missing shows an alias of the first. With a `key` that exists already,
    nothing is written and the existing page comes back. Raises ValidationError for what a page
    refuses (no title, a taken slug, tenants' pages without plain language).
    """
    if key:
        found = model.objects.filter(reference_key=key, alias_of=None).first()
        if found is not None:
            return found
    source: P | None = None
    for language, fields in versions.items():
        values = {**(common or {}), **fields, "reference_key": key, "is_demo": is_demo}
        if source is None:
            source = _first(model, parent, language, values, author, at)
        else:
            _translation(source, language, values, author, at)
    if source is None:
        raise ValueError("A page needs at least one language.")
    keep_in_step(source)
    return source


def _first(
    model: type[P],
    parent: Page,
    language: str,
    values: Fields,
    author: User | None,
    at: datetime | None,
) -> P:
    locale = Locale.objects.get(language_code=language)
    above = parent if parent.locale_id == locale.pk else parent.get_translation(locale)
    plain, many = _split(model, values)
    page = model(locale=locale, owner=author, **plain)
    above.add_child(instance=page)
    _publish(page, many, author, at)
    return page


def _translation(
    source: P, language: str, values: Fields, author: User | None, at: datetime | None
) -> None:
    locale = Locale.objects.get(language_code=language)
    page = source.get_translation_or_none(locale) or source.copy_for_translation(
        locale, copy_parents=True, alias=True
    )
    page = page.specific
    plain, many = _split(type(page), values)
    page.alias_of = None
    page.owner = author
    for name, value in plain.items():
        setattr(page, name, value)
    page.draft_title = page.title
    page.save()
    _publish(page, many, author, at)


def _split(model: type[Page], values: Fields) -> tuple[dict[str, Any], dict[str, Any]]:
    plain, many = {}, {}
    for name, value in values.items():
        is_many = model._meta.get_field(name).many_to_many
        (many if is_many else plain)[name] = value
    return plain, many


def _publish(page: Page, many: Fields, author: User | None, at: datetime | None) -> None:
    for name, rows in many.items():
        getattr(page, name).set(rows)
    if at is not None:
        page.first_published_at = at
        page.save()
    page.save_revision(user=author).publish(user=author)
    if at is not None:
        # What was written earlier is dated then, not at the moment of loading.
        type(page).objects.filter(pk=page.pk).update(first_published_at=at, last_published_at=at)
