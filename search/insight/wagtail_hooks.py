"""Search in the editors' admin: concepts, pinned results and what is searched for."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.thesaurus.wagtail_hooks import ConceptViewSet

from .models import BestBet
from .views import ReportView


class BestBetViewSet(SnippetViewSet):
    model = BestBet
    icon = "pick"
    list_display = ["__str__", "questions", "order", "until", "is_active"]
    list_filter = ["is_active"]
    panels = [
        FieldPanel("questions"),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("address")], heading=_("Leads to")),
        MultiFieldPanel([FieldPanel("title_nl"), FieldPanel("text_nl")], heading=_("Dutch")),
        MultiFieldPanel([FieldPanel("title_fr"), FieldPanel("text_fr")], heading=_("French")),
        MultiFieldPanel(
            [FieldPanel("order"), FieldPanel("until"), FieldPanel("is_active")], heading=_("Place")
        ),
    ]


class SearchGroup(SnippetViewSetGroup):
    items = (ConceptViewSet, BestBetViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_name = "search_words"


register_snippet(SearchGroup)


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search_insight.view_questioncount")


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Among the reports."""
    label = _("What is searched for")
    return ReportMenuItem(label, reverse("search_report"), icon_name="search", order=900)


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """The report's screen."""
    return [path("reports/search/", ReportView.as_view(), name="search_report")]
