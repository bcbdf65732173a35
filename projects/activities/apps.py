from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "projects.activities"
    label = "activities"
    verbose_name = _("Activities")

    def ready(self) -> None:
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search import sources

        from . import notices, reference
        from .agenda import coming_activities
        from .search_source import activity_source

        notices.register()
        sources.register(activity_source)
        register_reference("kinds of activities and holidays", reference.load)
        register_template_function("coming_activities", coming_activities)
