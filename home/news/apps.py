from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "home.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.sources import register

        from . import notices
        from .actions import load_reference
        from .lists import latest_news
        from .search_source import news_source

        notices.register()
        register_template_function("latest_news", latest_news)
        register(news_source())
        register_kind("news", _("News"), "newspaper")
        register_reference("news", load_reference)
