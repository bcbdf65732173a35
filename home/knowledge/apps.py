from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "home.knowledge"
    label = "knowledge"
    verbose_name = _("Knowledge base")

    def ready(self) -> None:
        from search.sources import register

        from . import signal_handlers
        from .facets import register_facets
        from .search_source import PracticeSource

        register(PracticeSource())
        register_facets()
        signal_handlers.connect()
