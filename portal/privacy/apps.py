from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        from portal.accounts.home_sections import register_home_tasks
        from portal.accounts.template_functions import register_menu_lines

        from . import notices, signal_handlers
        from .menu import lines, waiting

        notices.register()
        signal_handlers.connect()
        register_menu_lines(lines)
        register_home_tasks(waiting)
        autodiscover_modules("personal_data")
