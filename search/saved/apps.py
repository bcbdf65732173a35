from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavedConfig(AppConfig):
    name = "search.saved"
    label = "saved_searches"
    verbose_name = _("Saved searches")

    def ready(self) -> None:
        from portal.notifications.texts import register_event
        from portal.notifications.things import register_thing

        from .things import saved_things

        register_event(
            "search_found",
            title=_("New for your search “%(about)s”: %(number)s"),
            icon="search",
        )
        register_thing("search", saved_things)
