from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "home.site"
    label = "site_pages"
    verbose_name = _("Site")

    def ready(self) -> None:
        from portal.core.context import register_chrome_builder
        from portal.core.template_functions import register_template_function
        from search.sources import register

        from . import signal_handlers
        from .chrome import build_chrome
        from .search_source import register_page_kind
        from .template_functions import offered, site_link

        register_chrome_builder(build_chrome)
        register_template_function("offered", offered)
        register_template_function("site_link", site_link)
        signal_handlers.connect()
        register_page_kind(register)
