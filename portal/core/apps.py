from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        from . import admin_choosing, lookups, quick_locals, quick_resolving, works_threshold
        from .reference import register_reference

        admin_choosing.install()
        lookups.install()
        quick_locals.install()
        quick_resolving.install()
        register_reference("works threshold", works_threshold.load_first)
