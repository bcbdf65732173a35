from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsefulLinksConfig(AppConfig):
    name = "home.useful_links"
    label = "useful_links"
    verbose_name = _("Useful links")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from home.links.rows import register_addresses
        from home.site.sitemap import register_sitemap_source
        from search.kinds import register_kind
        from search.sources import register

        from . import signal_handlers
        from .models import UsefulLink
        from .search_source import KIND, LinkSource, index_addresses

        register_addresses(UsefulLink, UsefulLink.objects.shown, "url_nl", "url_fr")
        register(LinkSource())
        register_kind(KIND, _("Useful link"), "link")
        register_sitemap_source(index_addresses)
        register_door(
            "links",
            title=_("Useful links"),
            text=_("Sites of others that colleagues use, looked at by us."),
            icon="link",
            url_name="useful_links:links",
            order=60,
        )
        signal_handlers.connect()
