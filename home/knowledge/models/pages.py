"""The pages above the practices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.site.models.base import PortalPage
from search.asking import Asked
from search.listing import results_context

from ..addresses import addresses_above
from ..first_page import first_page

# The kinds of content that are looked for here; what tenants read is found by the search of all.
KINDS = ("practice", "article", "document", "meeting", "link", "term")
HIDDEN_FACETS = frozenset({"objective", "evidence", "organisation_kind"})


class KnowledgePage(PortalPage):
    """The knowledge base: a search over all that professionals need, and the way to each part."""

    template = "home/knowledge/knowledge.html"
    fixed_key = "knowledge"
    subpage_types = [
        "knowledge.PracticeIndexPage",
        "knowledge.ArticleIndexPage",
        "site_pages.ContentPage",
    ]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("knowledge base")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = Asked.from_address(request.GET)
        context |= results_context(
            asked, request.user, hidden_facets=HIDDEN_FACETS, within={"kind": KINDS}
        )
        return context if asked else context | first_page(self)


class PracticeIndexPage(PortalPage):
    """All good practices, found by words and facets, in both languages."""

    template = "home/knowledge/practice_index.html"
    subpage_types = ["knowledge.PracticePage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]
    hidden_facets = frozenset({"kind"})

    class Meta:
        verbose_name = _("list of good practices")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        asked = Asked.from_address(request.GET)
        context.update(addresses_above(self))
        return context | results_context(
            asked,
            request.user,
            has_asked=True,
            fixed={"kind": ("practice",)},
            hidden_facets=self.hidden_facets,
        )
