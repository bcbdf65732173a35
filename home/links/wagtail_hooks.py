"""The list of links and files that do not work, among the reports."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from portal.accounts.admin_scope import is_limited

from .models import PageLink


class LinkFilterSet(WagtailFilterSet):
    class Meta:
        model = PageLink
        fields = ["kind"]


class BrokenLinksView(ReportView):
    """What an editor has to mend, oldest first; can be taken along as a spreadsheet."""

    model = PageLink
    page_title = _("Links and files that do not work")
    header_icon = "link"
    filterset_class = LinkFilterSet
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    default_ordering = "found_at"
    list_export = ["place", "kind", "what", "why", "found_at"]
    columns = [
        TitleColumn(
            "title",
            label=_("Where"),
            accessor="place",
            get_url=lambda row: AdminURLFinder().get_edit_url(row.page or row.row),
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("what", label=_("Points at"), accessor="what"),
        Column("why", label=_("Reason"), accessor="why"),
        DateColumn("found_at", label=_("Found at")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_limited(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[PageLink]:
        rows = PageLink.objects.broken().select_related("page").prefetch_related("row")
        self.queryset = rows.order_by("found_at", "pk")
        return super().get_queryset()


class RegionalMenuItem(MenuItem):
    """Shown to the regulator's editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not is_limited(request.user)


@hooks.register("register_admin_urls")
def link_addresses():
    """Below the admin's own address and login."""
    return [
        path("broken-links/", BrokenLinksView.as_view(), name="broken_links"),
        path(
            "broken-links/results/",
            BrokenLinksView.as_view(results_only=True),
            name="broken_links_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def links_menu():
    """The list among the reports."""
    return RegionalMenuItem(
        _("Links and files that do not work"),
        reverse("broken_links"),
        icon_name="link",
        order=1100,
    )
