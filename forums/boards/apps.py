from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "forums.boards"
    label = "boards"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from portal.core.template_functions import register_template_function
        from search import sources

        from . import notices
        from .lists import latest_topics
        from .search_source import topic_source

        notices.register()
        sources.register(topic_source)
        register_template_function("latest_topics", latest_topics)
