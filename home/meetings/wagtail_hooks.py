"""Meetings and training in the admin: the regulator's editors all, others their organisation's."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from portal.accounts.admin_scope import register_own_rows
from portal.accounts.own_rows import OwnOrganisationForm, OwnRowsPolicy, rows_in_admin
from portal.core.admin_lists import TableSearchViewSet

from .models import SectorMeeting

WORDS = ("title", "summary", "text", "place", "organiser", "cost")


class SectorMeetingForm(OwnOrganisationForm):
    """What is published has a date."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        forms = self.formsets["dates"].forms
        dates = [form for form in forms if form.has_changed() or form.instance.pk]
        if cleaned.get("is_published") and not dates:
            self.add_error("is_published", _("Give a date first."))
        return cleaned


def _panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class SectorMeetingViewSet(TableSearchViewSet):
    model = SectorMeeting
    icon = "date"
    menu_label = _("Sector agenda")
    menu_name = "sector-agenda"
    menu_order = 480
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "kind", "organisation", "readers", "is_published", "is_cancelled"]
    list_filter = ["kind", "readers", "is_published", "is_cancelled"]
    search_fields = ("title_nl", "title_fr")
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel(f"{name}_nl") for name in WORDS], heading=_("Dutch")),
            MultiFieldPanel([FieldPanel(f"{name}_fr") for name in WORDS], heading=_("French")),
            InlinePanel(
                "dates",
                panels=[FieldRowPanel(_panels("starts_at", "ends_at"))],
                heading=_("Dates"),
                label=_("date"),
            ),
            MultiFieldPanel(_panels("kind", "languages", "themes"), heading=_("To find it")),
            MultiFieldPanel(
                _panels("online_url", "registration_url", "registration_until"),
                heading=_("To take part"),
            ),
            MultiFieldPanel(
                _panels("organisation", "readers", "is_published", "is_cancelled"),
                heading=_("For whom"),
            ),
        ],
        base_form_class=SectorMeetingForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[SectorMeeting]:
        """Those that the person edits."""
        return rows_in_admin(SectorMeeting, request.user).select_related("organisation")


# Cancelled, not deleted: calendars that hold it must hear of it.
register_permission_policy(SectorMeeting, OwnRowsPolicy(SectorMeeting, {"add", "change"}))
register_own_rows(
    SectorMeeting,
    partial(rows_in_admin, SectorMeeting),
    "list list_results add edit history history_results",
)
register_snippet(SectorMeetingViewSet)
