from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThesaurusConfig(AppConfig):
    name = "search.thesaurus"
    label = "thesaurus"
    verbose_name = _("Thesaurus")

    def ready(self) -> None:
        from portal.core.reference import register_reference
        from search.engine import use_concepts

        from . import reference, signal_handlers
        from .freshness import keep_fresh
        from .lists import search_concepts

        use_concepts(search_concepts, keep_fresh)
        register_reference("thesaurus", reference.load)
        signal_handlers.connect()
