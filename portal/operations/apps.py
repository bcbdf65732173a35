from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "portal.operations"
    label = "operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        from portal.core.template_functions import register_template_function

        from . import tasks  # noqa: F401 - registers the periodic tasks
        from .demo_accounts import demo_logins

        register_template_function("demo_logins", demo_logins)
