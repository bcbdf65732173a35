from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CohesionConfig(AppConfig):
    name = "projects.cohesion"
    label = "cohesion"
    verbose_name = _("Social cohesion projects")

    def ready(self) -> None:
        from portal.core.reference import register_reference
        from search.sources import register

        from . import reference
        from .search_source import project_source

        register(project_source())
        register_reference("project pages", reference.load)
