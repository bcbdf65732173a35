from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "home.documents"
    label = "document_texts"
    verbose_name = _("Texts of files")

    def ready(self) -> None:
        from search.kinds import register_kind
        from search.sources import register

        from . import signal_handlers
        from .search_source import DocumentSource

        register(DocumentSource())
        register_kind("document", _("Document"), "file-down")
        signal_handlers.connect()
