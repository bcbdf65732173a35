from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "search.outbox"
    label = "outbox"
    verbose_name = _("Search outbox")

    def ready(self) -> None:
        from search.engine import when_outdated

        from .signal_handlers import have_index_rebuilt

        when_outdated(have_index_rebuilt)
