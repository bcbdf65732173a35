from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "home.submissions"
    label = "submissions"
    verbose_name = _("Practices sent in")

    def ready(self) -> None:
        from portal.core.reference import register_reference

        from . import notices, signal_handlers
        from .workflow import load_reference

        notices.register()
        register_reference("practice workflow", load_reference)
        signal_handlers.connect()
