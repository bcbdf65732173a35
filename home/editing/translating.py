"""The buttons about translating in lists of pages, asked for all rows together.

wagtail-localize asks two questions a row for the same buttons.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as theirs
from wagtail_localize.models import TranslationSource

HOOK = "register_page_listing_more_buttons"
RIGHT = "wagtail_localize.submit_translation"


def with_translations(pages: QuerySet) -> QuerySet:
    """The pages, each knowing whether it has its other language and what it is translated from."""
    others = Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), locale=OuterRef("locale"), translations__enabled=True
    )
    return pages.annotate(
        has_other_language=Exists(others.exclude(pk=OuterRef("pk"))),
        translation_source=Subquery(sources.order_by().values("pk")[:1]),
    )


def translate_buttons(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """Translating a page, and bringing its changes to the translator; as wagtail-localize does."""
    if not hasattr(page, "translation_source"):
        yield from theirs.page_listing_more_buttons(page, user, view_name, next_url)
        return
    if page.is_root() or not user.has_perm(RIGHT):
        return
    if page.alias_of_id or not page.has_other_language:
        address = reverse(
            "wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk]
        )
        yield Button(
            _("Translate this page"),
            address,
            priority=60,
            icon_name="wagtail-localize-language",
        )
    if page.translation_source:
        address = reverse("wagtail_localize:update_translations", args=[page.translation_source])
        address += "?" + urlencode({"next": next_url}) if next_url else ""
        yield Button(_("Sync translated pages"), address, priority=60, icon_name="resubmit")


def replace_theirs() -> None:
    """Put our buttons in the place of theirs, once; a hook cannot be taken back otherwise."""
    rows = hooks._hooks.get(HOOK, [])
    rows[:] = [(function, order) for function, order in rows if not _is_theirs(function)]
    hooks.register(HOOK, translate_buttons)


def _is_theirs(function: Any) -> bool:
    return function is theirs.page_listing_more_buttons
