"""The editors' lists of practices, news and pages: who is where, and what waits."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from home.knowledge.models import PracticePage
from home.news.models import NewsPage
from home.site.models import ContentPage, HelpPage, SectionPage
from home.submissions.models import Submission
from portal.accounts.admin_scope import Reach, is_limited, open_screens

from .filters import NewsFilterSet, PracticeFilterSet, TextFilterSet
from .translating import with_translations

# As many as anybody looks through.
MOST_FOUND = 500
TEXT_PAGES = (ContentPage, SectionPage, HelpPage)


def _other_language(page: Any) -> str:
    return say("yes") if page.has_other_language else say("missing")


def _review(page: Any) -> str:
    return str(dict(Submission.State.choices).get(page.review_state, ""))


TITLE = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
]
LAST = [
    Column("other_language", label=_("Other language"), accessor=_other_language),
    DateColumn(
        "latest_revision_created_at",
        label=_("Updated"),
        sort_key="latest_revision_created_at",
        width="12%",
    ),
    PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
]


class PageListView(IndexView):
    """Pages of one kind, wherever they stand. A page that is only shown in the other tree is not
    listed twice; an editor of one organisation sees what is theirs."""

    template_name = "editing/list.html"

    def get_base_queryset(self) -> QuerySet:
        pages = super().get_base_queryset().filter(alias_of=None)
        return Reach.of(self.request.user).pages(pages) if is_limited(self.request.user) else pages

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        # Words first, filters after: the search of the admin cannot do both for our filters.
        if not self.is_searching:
            return queryset
        found = self.model.objects.all().autocomplete(self.search_query)[:MOST_FOUND]
        return queryset.filter(pk__in=[page.pk for page in found])

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        return with_translations(super().annotate_queryset(pages))


class PracticeListView(PageListView):
    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        state = Submission.objects.filter(page_id=OuterRef("pk")).values("state")[:1]
        return super().annotate_queryset(pages).annotate(review_state=Subquery(state))


class TextListView(PageListView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().type(*TEXT_PAGES)


class PracticeList(PageListingViewSet):
    model = PracticePage
    name = "practice-list"
    icon = "pick"
    menu_label = _("Good practices")
    index_view_class = PracticeListView
    filterset_class = PracticeFilterSet
    columns = [
        *TITLE,
        Column("review", label=_("Review"), accessor=_review),
        DateColumn("last_checked_on", label=_("Last checked on"), sort_key="last_checked_on"),
        *LAST,
    ]


class NewsList(PageListingViewSet):
    model = NewsPage
    name = "news-list"
    icon = "doc-full-inverse"
    menu_label = _("News")
    index_view_class = PageListView
    filterset_class = NewsFilterSet
    columns = [
        *TITLE,
        DateColumn("published_at", label=_("Date"), sort_key="published_at"),
        *LAST,
    ]


class TextList(PageListingViewSet):
    model = Page
    name = "text-list"
    icon = "doc-full"
    menu_label = _("Information pages")
    index_view_class = TextListView
    filterset_class = TextFilterSet
    columns = [*TITLE, *LAST]


class PageLists(ViewSetGroup):
    items = (PracticeList, NewsList, TextList)
    menu_label = _("Lists of pages")
    menu_name = "page-lists"
    menu_icon = "list-ul"
    menu_order = 110


open_screens(
    *(f"{kind.name}:{screen}" for kind in PageLists.items for screen in ("index", "index_results"))
)
