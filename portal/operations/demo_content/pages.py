"""Making pages in both trees, as an editor would: a version a language, else an alias."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.utils.text import slugify
from wagtail.models import Locale, Page

from .loading import Demo

P = TypeVar("P", bound=Page)
LANGUAGES = ("nl", "fr")


def in_tree(demo: Demo, model: type[P], language: str, parent: Page | None = None) -> P | None:
    """The page of this kind in a language tree, below `parent` when given."""
    found = model.objects.filter(locale=demo.homes[language].locale)
    return (found.child_of(parent) if parent else found).first()


def section(
    demo: Demo, model: type[P], texts: dict[str, dict[str, Any]], above: dict[str, Page]
) -> dict[str, P]:
    """The one page of a kind that lists others, in both languages; made when it is missing."""
    found = {code: in_tree(demo, model, code, above[code]) for code in LANGUAGES}
    if all(found.values()):
        return found
    return publish_versions(model, texts, above)


def publish_versions(
    model: type[P],
    versions: dict[str, dict[str, Any]],
    parents: dict[str, Page],
    *,
    at: datetime | None = None,
    many: dict[str, list[Any]] | None = None,
) -> dict[str, P]:
    """Publish one thing in the languages of `versions`; the first is the original.

    `many` are values of many-to-many fields, the same in all languages. A language that is not
    there gets an alias by itself when the original is published.
    """
    (first, *others) = versions
    original = _add(model, versions[first], parents[first], many)
    made = {first: original}
    for code in others:
        locale = Locale.objects.get(language_code=code)
        copy = original.copy_for_translation(locale).specific
        # The copy brings the address of the original: each language has its own.
        copy.slug = ""
        _fill(copy, versions[code], many)
        copy.slug = _free_slug(copy, parents[code])
        copy.save()
        made[code] = copy
    for page in made.values():
        _publish(page, at)
    return made


def _add(
    model: type[P], values: dict[str, Any], parent: Page, many: dict[str, list[Any]] | None
) -> P:
    page = model(locale=parent.locale, live=False)
    _fill(page, values, many)
    page.slug = _free_slug(page, parent)
    return parent.add_child(instance=page)


def _fill(page: Page, values: dict[str, Any], many: dict[str, list[Any]] | None) -> None:
    for name, value in {**values, **(many or {})}.items():
        setattr(page, name, value)
    page.draft_title = page.title


def _free_slug(page: Page, parent: Page) -> str:
    base = slugify(page.slug or page.title)[:60].strip("-")
    slug, number = base, 1
    while parent.get_children().filter(slug=slug).exclude(pk=page.pk).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def _publish(page: Page, at: datetime | None) -> None:
    page.save_revision().publish()
    if at is not None:
        dates = {"first_published_at": at, "last_published_at": at}
        same = Page.objects.filter(translation_key=page.translation_key)
        same.filter(locale=page.locale).update(**dates)
        Page.objects.filter(alias_of=page).update(**dates)
