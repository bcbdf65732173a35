from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CohesionConfig(AppConfig):
    name = "projects.cohesion"
    label = "cohesion"
    verbose_name = _("Social cohesion projects")

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from portal.accounts.audiences import register_audience_source
        from portal.accounts.home_sections import register_home_tasks
        from portal.accounts.wagtail_rights import register_page_root_source
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search.facets import Facet, register_facet
        from search.kinds import register_kind
        from search.sources import register

        from . import following, notices, reference
        from .home import agreements_ending
        from .lists import project_address, projects_of
        from .models import ProjectPage
        from .rights import project_page_saved, project_pages, project_worker_audiences
        from .search_source import project_names, project_source

        notices.register()
        following.register()
        register_audience_source(project_worker_audiences)
        register_page_root_source(project_pages)
        post_save.connect(project_page_saved, sender=ProjectPage, dispatch_uid="project-rights")
        register(project_source())
        register_kind("project", _("Social cohesion project"), "users")
        register_facet(Facet("project", _("Project"), project_names, 80, listed=False))
        register_reference("project pages", reference.load)
        register_template_function("projects_of", projects_of)
        register_template_function("project_address", project_address)
        register_home_tasks(agreements_ending)
