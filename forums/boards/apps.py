from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardsConfig(AppConfig):
    name = "forums.boards"
    label = "boards"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from portal.core.template_functions import register_template_function
        from portal.moderation.subjects import register_content
        from search import sources

        from . import notices
        from .lists import latest_topics
        from .moderated import post_content
        from .search_source import topic_source

        notices.register()
        register_content(post_content)
        sources.register(topic_source)
        register_template_function("latest_topics", latest_topics)
