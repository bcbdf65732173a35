from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "home.glossary"
    label = "glossary"
    verbose_name = _("Glossary")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from home.site.sitemap import register_sitemap_source
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.sources import register

        from . import reference, signal_handlers
        from .explaining import explained, explains_terms
        from .search_source import KIND, TermSource, index_addresses

        register_door(
            "glossary",
            title=_("Glossary"),
            text=_("The words of social housing in Dutch and in French, explained."),
            icon="languages",
            url_name="glossary:index",
            order=70,
        )
        signal_handlers.connect()
        register(TermSource())
        register_kind(KIND, _("Word explained"), "book-open")
        register_reference("glossary", reference.load)
        register_sitemap_source(index_addresses)
        register_template_function("explained", explained)
        register_template_function("explains_terms", explains_terms)
