"""Kinds of activities and days off, for the regulator's editors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ActivityType, Holiday
from .tasks import plan_further


class ActivityTypeViewSet(SnippetViewSet):
    model = ActivityType
    icon = "tag"
    list_display = ["name_nl", "name_fr", "order"]
    panels = [FieldPanel(name) for name in ("name_nl", "name_fr", "icon", "order", "code")]
    add_to_admin_menu = False


class HolidayViewSet(SnippetViewSet):
    model = Holiday
    icon = "date"
    list_display = ["name_nl", "kind", "first_on", "last_on"]
    list_filter = {"kind": ["exact"], "first_on": ["year"]}
    panels = [FieldPanel(name) for name in ("kind", "name_nl", "name_fr", "first_on", "last_on")]
    add_to_admin_menu = False


class ActivityListsGroup(SnippetViewSetGroup):
    items = (ActivityTypeViewSet, HolidayViewSet)
    menu_label = _("Activities")
    menu_icon = "date"
    menu_name = "activities"


register_snippet(ActivityListsGroup)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def plan_around_the_days_off(request: HttpRequest, instance: Any) -> None:
    """Dates on a new day off go, those on a day that is none any more come."""
    if isinstance(instance, Holiday):
        plan_further.enqueue()


@hooks.register("after_delete_snippet")
def plan_without_the_days_off(request: HttpRequest, instances: Any) -> None:
    """The same when one is taken away."""
    if any(isinstance(instance, Holiday) for instance in instances):
        plan_further.enqueue()
