from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        from portal.accounts.home_sections import register_home_tasks

        from . import notices
        from .home import moderation_tasks

        notices.register()
        register_home_tasks(moderation_tasks)
