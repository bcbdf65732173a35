"""Permanences and closing days in the admin; the form on the phone does the same.

The regulator's administrators see all of them, editors of one organisation their own. What is
saved here passes through the same planning.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.accounts.admin_scope import register_own_rows
from portal.organisations.models import Organisation, Site
from projects.activities.forms import WEEKDAYS
from projects.activities.models import Holiday, Language
from projects.cohesion.models import CohesionProject
from search.outbox.actions import mark

from . import actions
from .models import ClosingDays, Permanence
from .permissions import (
    KeepersPolicy,
    can_keep,
    looked_after_in_admin,
    projects_with,
    rows_in_admin,
)
from .tasks import plan_openings


def _panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class OwnOrganisationForm(WagtailAdminModelForm):
    """Offers and takes the organisations that the person keeps hours up for, and no others."""

    organisation = forms.ModelChoiceField(
        label=_("whose service"), queryset=Organisation.objects.none()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = looked_after_in_admin(self.for_user).order_by("code")
        self.fields["organisation"].queryset = self.organisations
        if self.instance.pk is None:
            self.initial["organisation"] = self.organisations.first()


class PermanenceAdminForm(OwnOrganisationForm):
    """Days and languages to tick."""

    project = forms.ModelChoiceField(
        label=_("social cohesion project"), queryset=CohesionProject.objects.none(), required=False
    )
    site = forms.ModelChoiceField(label=_("site"), queryset=Site.objects.none(), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("weekdays"),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("languages"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects_with(self.organisations)
        mine = self.organisations.order_by().values("pk")
        self.fields["site"].queryset = Site.objects.filter(company__in=mine)
        self.initial["languages"] = [code for code in self.instance.languages.split(",") if code]

    def clean_languages(self) -> str:
        return ",".join(self.cleaned_data["languages"])


class PermanenceViewSet(SnippetViewSet):
    model = Permanence
    icon = "time"
    list_display = ["title_nl", "title_fr", "organisation", "channel", "confirmed_on"]
    list_filter = ["channel", "organisation__kind", "is_published"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                _panels("title_nl", "title_fr", "summary_nl", "summary_fr"), heading=_("Name")
            ),
            *_panels("organisation", "project", "site", "municipality", "channel"),
            MultiFieldPanel(
                _panels(
                    "repeat",
                    "weekdays",
                    "starts_on",
                    "starts_at",
                    "ends_at",
                    "interval",
                    "until",
                    "skip_public",
                    "skip_school_nl",
                    "skip_school_fr",
                ),
                heading=_("When?"),
            ),
            MultiFieldPanel(
                _panels(
                    "place_nl",
                    "place_fr",
                    "access_nl",
                    "access_fr",
                    "is_step_free",
                    "for_whom_nl",
                    "for_whom_fr",
                    "languages",
                    "phone",
                    "email",
                ),
                heading=_("Practical"),
            ),
            FieldPanel(
                "confirmed_on",
                read_only=True,
                help_text=_("Who saves the hours says that they are right today."),
            ),
            FieldPanel("is_published"),
        ],
        base_form_class=PermanenceAdminForm,
    )
    copy_view_enabled = False
    add_to_admin_menu = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Permanence]:
        """Those that the person keeps up."""
        return rows_in_admin(Permanence, request.user).select_related("organisation")


class ClosingDaysViewSet(SnippetViewSet):
    model = ClosingDays
    icon = "date"
    list_display = ["organisation", "name_nl", "first_on", "last_on"]
    edit_handler = ObjectList(
        _panels("organisation", "name_nl", "name_fr", "first_on", "last_on"),
        base_form_class=OwnOrganisationForm,
    )
    copy_view_enabled = False
    add_to_admin_menu = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClosingDays]:
        """Those of the organisations that the person keeps up."""
        return rows_in_admin(ClosingDays, request.user).select_related("organisation")


class PermanencesGroup(SnippetViewSetGroup):
    items = (PermanenceViewSet, ClosingDaysViewSet)
    menu_label = _("Permanences")
    menu_icon = "time"
    menu_name = "permanences"


# A permanence is taken off the page, not deleted: calendars that hold it must hear of it.
register_permission_policy(Permanence, KeepersPolicy(Permanence, {"add", "change"}))
register_permission_policy(ClosingDays, KeepersPolicy(ClosingDays, {"add", "change", "delete"}))
register_own_rows(
    Permanence,
    partial(rows_in_admin, Permanence),
    "list list_results add edit history history_results",
)
register_own_rows(
    ClosingDays,
    partial(rows_in_admin, ClosingDays),
    "list list_results add edit delete history history_results",
)
register_snippet(PermanencesGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def plan_what_was_saved(request: HttpRequest, instance: Any) -> None:
    """Work out the openings of what was saved in the admin.

    As on the phone, who saves hours confirms them; but not somebody who reaches the form by the
    rights of the admin alone and keeps no hours up.
    """
    if isinstance(instance, Permanence):
        if can_keep(request.user, instance.organisation_id):
            actions.confirm(permanence=instance, by=request.user)
        actions.replan(instance)
        mark("permanence", str(instance.pk))
    elif isinstance(instance, ClosingDays):
        actions.replan_all_of(instance.organisation_id)
    elif isinstance(instance, Holiday):
        plan_openings.enqueue()


@hooks.register("after_delete_snippet")
def plan_without(request: HttpRequest, instances: Any) -> None:
    """The permanences of whoever had the closing days that went are open again."""
    for organisation in {one.organisation_id for one in instances if isinstance(one, ClosingDays)}:
        actions.replan_all_of(organisation)
