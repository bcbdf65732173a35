"""Keeps the Dutch and the French tree in step: a page that one has, the other shows too.

A page without a translation stands in the other tree as an alias: Wagtail keeps it equal to its
source. Translating it turns the alias into a page of its own.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Locale, Page

from .addresses import roots


def is_in_trees(page: Page) -> bool:
    """Whether the page is below one of the two start pages."""
    return any(page.url_path.startswith(root.url_path) for root in roots()) and page.depth > 2


@transaction.atomic
def keep_in_step(page: Page) -> list[Page]:
    """Give every other language an alias of a live page where it has nothing yet.

    Gives the aliases that were made. Pages outside of the trees, aliases and drafts are left alone.
    """
    if page.alias_of_id or not page.live or not is_in_trees(page):
        return []
    having = Page.objects.filter(translation_key=page.translation_key).values("locale_id")
    others = Locale.objects.filter(language_code__in=[root.language for root in roots()])
    return [
        page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
        for locale in others.exclude(pk__in=having)
    ]


@transaction.atomic
def take_back(page: Page) -> int:
    """Unpublish the aliases of a page that was unpublished; says how many."""
    count = 0
    for alias in Page.objects.filter(alias_of=page, live=True):
        alias.unpublish(log_action=False)
        count += 1
    return count


@transaction.atomic
def remove_aliases(page: Page) -> int:
    """Delete the aliases of a page that is about to be deleted; says how many.

    Without this Wagtail would turn them into pages of their own, in the wrong language.
    """
    count = 0
    for alias in Page.objects.filter(alias_of=page):
        # A translation below an alias is a page of its own: keep what people wrote.
        if not alias.get_descendants().filter(alias_of=None).exists():
            alias.delete()
            count += 1
    return count


@transaction.atomic
def follow_move(page: Page) -> int:
    """Move the aliases of a moved page below the translation of its new parent; says how many."""
    parent = page.get_parent()
    count = 0
    for alias in Page.objects.filter(alias_of=page):
        target = Page.objects.filter(
            translation_key=parent.translation_key, locale_id=alias.locale_id
        ).first()
        if target is not None and not alias.is_child_of(target):
            alias.move(target, pos="last-child")
            count += 1
    return count
