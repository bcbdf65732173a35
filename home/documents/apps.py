from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "home.documents"
    label = "document_texts"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from home.links.rows import register_addresses
        from home.site.sitemap import register_sitemap_source
        from portal.core.template_functions import register_template_function
        from search.kinds import register_kind
        from search.sources import register

        from . import library_signals, signal_handlers
        from .library_source import register_document_facets
        from .lists import latest_documents
        from .models import LibraryDocument
        from .search_source import DocumentSource
        from .sitemap import library_addresses

        register_addresses(LibraryDocument, LibraryDocument.objects.published, "other_version_url")
        register(DocumentSource())
        register_kind("document", _("Document"), "file-down")
        register_document_facets()
        register_template_function("latest_documents", latest_documents)
        register_sitemap_source(library_addresses)
        register_door(
            "documents",
            title=_("Documents"),
            text=_("Guides, models, reports and rules, to read and to use."),
            icon="file-down",
            url_name="documents:library",
            order=40,
        )
        signal_handlers.connect()
        library_signals.connect()
