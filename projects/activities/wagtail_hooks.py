"""Kinds of activities and days off, for the regulator's editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ActivityType, Holiday


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
