from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "home.submissions"
    label = "submissions"
    verbose_name = _("Practices sent in")

    def ready(self) -> None:
        from home.knowledge.withheld import register_withheld
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function

        from . import notices, signal_handlers
        from .origins import practices_begun_as
        from .permissions import can_write, written_by_others
        from .workflow import load_reference

        register_withheld(written_by_others)
        notices.register()
        register_reference("practice workflow", load_reference)
        register_template_function("practices_begun_as", practices_begun_as)
        register_template_function("can_write_practice", can_write)
        signal_handlers.connect()
