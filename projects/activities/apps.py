from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "projects.activities"
    label = "activities"
    verbose_name = _("Activities")

    def ready(self) -> None:
        from home.site.menus import register_menu_entry
        from portal.accounts.home_sections import (
            register_home_boxes,
            register_home_tasks,
            register_publishing_links,
        )
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search import sources
        from search.kinds import register_kind
        from search.showing import register_details

        from . import notices, reference
        from .agenda import coming_activities
        from .days_off import lists_to_fill
        from .home import next_sessions, publishing_links, sessions_to_hold
        from .search_source import activity_source, next_dates

        notices.register()
        register_home_tasks(lists_to_fill)
        register_home_boxes(next_sessions)
        register_home_boxes(sessions_to_hold)
        register_publishing_links(publishing_links)
        sources.register(activity_source)
        register_kind("activity", _("Activity"), "calendar-days")
        register_details("activity", next_dates)
        register_reference("kinds of activities and holidays", reference.load)
        register_template_function("coming_activities", coming_activities)
        register_menu_entry("agenda", lambda: gettext("Agenda"), "activities:agenda", 30)
