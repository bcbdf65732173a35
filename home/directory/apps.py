from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "home.directory"
    label = "directory"
    verbose_name = _("List of professionals")

    def ready(self) -> None:
        from portal.notifications.things import register_thing

        from .organisations import find_organisations

        register_thing("organisation", find_organisations)
