from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilsConfig(AppConfig):
    name = "forums.councils"
    label = "councils"
    verbose_name = _("Advisory councils")

    def ready(self) -> None:
        from portal.accounts.audiences import register_audience_source

        from .seats import council_audiences

        register_audience_source(council_audiences)
