from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PermanencesConfig(AppConfig):
    name = "projects.permanences"
    label = "permanences"
    verbose_name = _("Permanences")

    def ready(self) -> None:
        from portal.accounts.home_sections import (
            register_home_boxes,
            register_home_tasks,
            register_publishing_links,
        )
        from portal.core.template_functions import register_template_function
        from search import sources
        from search.kinds import register_kind

        from . import notices
        from .closed import closed_days
        from .home import next_openings, publishing_links, to_confirm
        from .lists import permanences_of
        from .search_source import permanence_source

        notices.register()
        sources.register(permanence_source)
        register_kind("permanence", _("Permanence"), "clock")
        register_home_tasks(to_confirm)
        register_home_boxes(next_openings)
        register_publishing_links(publishing_links)
        register_template_function("permanences_of", permanences_of)
        register_template_function("closed_days", closed_days)
