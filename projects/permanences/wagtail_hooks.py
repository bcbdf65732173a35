"""Permanences and closing days in the admin of the regulator; the form on the phone does the same.

What is saved here passes through the same planning.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from projects.activities.forms import WEEKDAYS
from projects.activities.models import Holiday, Language
from search.outbox.actions import mark

from . import actions
from .models import ClosingDays, Permanence
from .tasks import plan_openings


def _panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class PermanenceAdminForm(WagtailAdminModelForm):
    """Days and languages to tick."""

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
            *_panels("confirmed_on", "is_published"),
        ],
        base_form_class=PermanenceAdminForm,
    )
    add_to_admin_menu = False


class ClosingDaysViewSet(SnippetViewSet):
    model = ClosingDays
    icon = "date"
    list_display = ["organisation", "name_nl", "first_on", "last_on"]
    panels = _panels("organisation", "name_nl", "name_fr", "first_on", "last_on")
    add_to_admin_menu = False


class PermanencesGroup(SnippetViewSetGroup):
    items = (PermanenceViewSet, ClosingDaysViewSet)
    menu_label = _("Permanences")
    menu_icon = "time"
    menu_name = "permanences"


register_snippet(PermanencesGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def plan_what_was_saved(request: HttpRequest, instance: Any) -> None:
    """Work out the openings of what was saved in the admin."""
    if isinstance(instance, Permanence):
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
