from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    name = "home.knowledge"
    label = "knowledge"
    verbose_name = _("Knowledge base")

    def ready(self) -> None:
        from wagtail.models import AbstractPage
        from wagtail.permissions import register_permission_policy

        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.sources import register

        from . import signal_handlers
        from .actions import load_reference
        from .article_lists import latest_articles
        from .article_source import KIND, article_source, register_article_facet
        from .facets import register_facets
        from .lists import latest_practices, practice_count
        from .search_source import PracticeSource
        from .withheld import WithholdingPolicy

        register_permission_policy(AbstractPage, WithholdingPolicy("wagtailcore.Page"))
        register(PracticeSource())
        register_kind("practice", _("Good practice"), "lightbulb")
        register(article_source())
        register_kind(KIND, _("Article"), "book-open")
        register_article_facet()
        register_template_function("latest_articles", latest_articles)
        register_template_function("practice_count", practice_count)
        register_template_function("latest_practices", latest_practices)
        register_facets()
        register_reference("knowledge", load_reference)
        signal_handlers.connect()
