"""What is searched for, as editors read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import reports


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a table."""

    title: str
    table: Table
    rows: Sequence[Any]
    note: str = ""


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """Questions, those in vain, opened hits by place, and the use of the thesaurus."""

    template_name = "search_insight/report.html"
    header_icon = "search"
    page_title = gettext_lazy("What is searched for")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("search_insight.view_questioncount"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = self._days()
        start = reports.since(days)
        return super().get_context_data(**kwargs) | {
            "days": days,
            "choices": [
                (n, ngettext("%(num)s day", "%(num)s days", n) % {"num": n}) for n in reports.DAYS
            ],
            "days_label": _("The last"),
            "show_label": _("Show"),
            "nothing": _("Nothing yet."),
            "summary": _summary(reports.overview(start)),
            "sections": [
                _in_vain(reports.without_results(start)),
                _asked(reports.most_asked(start)),
                _clicks(reports.clicks_by_position(start)),
                _concepts(reports.use_of_concepts(start)),
            ],
        }

    def _days(self) -> int:
        asked = self.request.GET.get("days", "")
        return next((days for days in reports.DAYS if str(days) == asked), 30)


def _summary(sums: reports.Overview) -> list[str]:
    return [
        _("Questions: %(number)s") % {"number": sums.asked},
        _("Without any result: %(number)s (%(share).1f %%)")
        % {"number": sums.without_results, "share": sums.empty_share},
        _("Opened hits: %(number)s, of which the first of the list: %(first)s")
        % {"number": sums.clicks, "first": sums.first_clicks},
        _("No person is kept: only words, the day and how often."),
    ]


def _in_vain(rows: Sequence[dict[str, Any]]) -> Section:
    def add_url(row: dict[str, Any]) -> str:
        asked = urlencode({"words": row["text"], "language": row["language"]})
        return f"{reverse('wagtailsnippets_thesaurus_concept:add')}?{asked}"

    rows = list(rows)
    columns = [
        TitleColumn("text", label=_("Words"), get_url=add_url),
        Column("language", label=_("Language of the page")),
        Column("times", label=_("Asked")),
        Column("newest", label=_("Last on")),
    ]
    return Section(
        _("Without any result: candidates for the thesaurus"),
        Table(columns, rows),
        rows,
        _("Choose the words to make a concept of them, or add them to an existing one."),
    )


def _asked(rows: Sequence[dict[str, Any]]) -> Section:
    rows = list(rows)
    columns = [
        Column("text", label=_("Words")),
        Column("language", label=_("Language of the page")),
        Column("times", label=_("Asked")),
        Column("best", label=_("Found")),
    ]
    return Section(_("Most asked"), Table(columns, rows), rows)


def _clicks(rows: Sequence[tuple[int, int]]) -> Section:
    columns = [
        Column("place", label=_("Place in the list"), accessor=lambda row: row[0]),
        Column("clicks", label=_("Opened"), accessor=lambda row: row[1]),
    ]
    return Section(_("Opened hits by place"), Table(columns, rows), rows)


def _concepts(rows: Sequence[tuple[Any, int]]) -> Section:
    def edit_url(row: tuple[Any, int]) -> str:
        return reverse("wagtailsnippets_thesaurus_concept:edit", args=[row[0].pk])

    columns = [
        TitleColumn(
            "label", label=_("Concept"), accessor=lambda row: str(row[0]), get_url=edit_url
        ),
        Column("asked", label=_("Questions"), accessor=lambda row: row[1]),
        Column("pages", label=_("Pages"), accessor=lambda row: row[0].documents_count),
    ]
    return Section(
        _("Use of the thesaurus"),
        Table(columns, rows),
        rows,
        _("Concepts that no question and no page touches stand last."),
    )
