"""Sections, content pages and help in other languages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from ..addresses import page_address
from .base import PortalPage
from .mixins import PLAIN_PANELS, SOURCE_PANELS, Sourced, TenantFacing, WithBody, WithThemes

TEXT_PANELS = [
    *PortalPage.content_panels,
    FieldPanel("summary"),
    *PLAIN_PANELS,
    FieldPanel("body"),
    *SOURCE_PANELS,
    FieldPanel("themes"),
]


class TextPage(WithBody, TenantFacing, Sourced, WithThemes, PortalPage):
    """A page of words: what sections and content pages have in common."""

    content_panels = TEXT_PANELS
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # A page below a section offers its neighbours beside the text.
        context["side_links"] = self.side_links() if self.depth > 3 else []
        return context

    def side_links(self) -> list[tuple[str, str, bool]]:
        """The live pages of the same parent: (title, address, is this one)."""
        rows = Page.objects.live().sibling_of(self).order_by("path")
        found = rows.values_list("pk", "title", "url_path")[:30]
        return [(title, _path(url_path), pk == self.pk) for pk, title, url_path in found]


class SectionPage(TextPage):
    """A page that leads to the pages below it."""

    template = "home/site/section.html"

    class Meta:
        verbose_name = _("section")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # A listing among the blocks shows them where the editor wants it.
        listed = any(b.block_type == "listing" and b.value["of"] == "children" for b in self.body)
        context["children"] = [] if listed else children_of(self)
        return context


class ContentPage(TextPage):
    """A page of information, with where it comes from and when it was checked."""

    template = "home/site/content.html"

    class Meta:
        verbose_name = _("content page")


class HelpPage(WithBody, TenantFacing, Sourced, PortalPage):
    """Help for people who read neither Dutch nor French: its words have their own language."""

    RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})

    lang = models.CharField(
        _("language of the words"),
        max_length=12,
        help_text=_("Code of the language, for example en, ar or tr."),
    )

    template = "home/site/help.html"
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lang"),
        FieldPanel("summary"),
        *PLAIN_PANELS,
        FieldPanel("body"),
        *SOURCE_PANELS,
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("help in another language")

    @property
    def content_language(self) -> str:
        """The language that its writer named, whatever the tree."""
        return self.lang or self.locale.language_code

    @property
    def direction(self) -> str:
        """`rtl` for languages written from right to left."""
        return "rtl" if self.lang[:2] in self.RIGHT_TO_LEFT else "ltr"


def children_of(page: Page) -> list[dict[str, str]]:
    """The live pages below `page` in the editors' order: title, summary and address."""
    rows = Page.objects.live().child_of(page).order_by("path")
    found = list(rows.values("pk", "title", "url_path", "content_type_id"))
    summaries = _summaries(found)
    return [
        {
            "title": row["title"],
            "summary": summaries.get(row["pk"], ""),
            "url": _path(row["url_path"]),
        }
        for row in found
    ]


def _summaries(rows: list[dict[str, Any]]) -> dict[int, str]:
    """One query a kind of page: children are of one or two kinds."""
    from django.contrib.contenttypes.models import ContentType

    by_kind: dict[int, list[int]] = {}
    for row in rows:
        by_kind.setdefault(row["content_type_id"], []).append(row["pk"])
    found: dict[int, str] = {}
    for kind, keys in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None and issubclass(model, PortalPage):
            found |= dict(model.objects.filter(pk__in=keys).values_list("pk", "summary"))
    return found


def _path(url_path: str) -> str:
    address = page_address(url_path)
    return address.path if address else ""
