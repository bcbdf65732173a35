"""What stands beside an article: the words that were chosen for it, and what is read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Page

from home.site.addresses import page_address

from .models import ArticlePage, PracticePage

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS = ("pillars", "themes", "target_groups")


class ReadWith(NamedTuple):
    """A page that an editor put beside the article."""

    title: str
    url: str
    language: str
    is_article: bool


def chosen_words(page: ArticlePage) -> dict[str, list[Any]]:
    """The words of the lists that the article names, by field."""
    return {name: list(getattr(page, name).all()) for name in LISTS}


def read_with(page: ArticlePage) -> list[ReadWith]:
    """Live public pages that were chosen, in the reader's tree and in the editor's order."""
    ids = [block["value"] for block in page.related.raw_data if block["value"]]
    if not ids:
        return []
    keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    wanted = [keys[pk] for pk in ids if pk in keys]
    found = {
        **_in_tree(PracticePage, wanted, is_article=False),
        **_in_tree(ArticlePage, wanted, is_article=True),
    }
    return [found[key] for key in dict.fromkeys(wanted) if key in found]


def _in_tree(model: Any, keys: Iterable[UUID], *, is_article: bool) -> dict[UUID, ReadWith]:
    pages = model.objects.live().public().filter(translation_key__in=list(keys))
    pages = pages.filter(locale__language_code=get_language() or "nl")
    rows = pages.values_list(
        "translation_key",
        "title",
        "url_path",
        "locale__language_code",
        "alias_of__locale__language_code",
    )
    found = {}
    for key, title, url_path, language, original in rows:
        address = page_address(url_path)
        if address:
            found[key] = ReadWith(title, address.path, original or language, is_article)
    return found
