"""The pages above the practices."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.site.models.base import PortalPage
from portal.taxonomy.models import Theme
from search.asking import Asked
from search.listing import results_context

from ..addresses import addresses_above, practices_address


def busiest_themes(limit: int = 12) -> list[tuple[str, str, int]]:
    """Code, label and number of live practices of the themes that have most."""
    live = Q(practicepage__live=True, practicepage__alias_of=None)
    counted = Theme.objects.annotate(
        practices=Count("practicepage__translation_key", filter=live, distinct=True)
    )
    found = counted.filter(practices__gt=0).order_by("-practices", "code")[:limit]
    return [(theme.code, theme.name, theme.practices) for theme in found]


class KnowledgePage(PortalPage):
    """The knowledge base: a search over all practices, and what else professionals need."""

    template = "home/knowledge/knowledge.html"
    fixed_key = "knowledge"
    subpage_types = ["knowledge.PracticeIndexPage", "site_pages.ContentPage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("knowledge base")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["practices_url"] = practices_address(self, request)
        context["themes"] = busiest_themes()
        return context


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
