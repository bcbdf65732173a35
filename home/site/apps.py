from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "home.site"
    label = "site_pages"
    verbose_name = _("Site")

    def ready(self) -> None:
        from portal.accounts.home_sections import register_home_tasks, register_publishing_links
        from portal.core.context import register_chrome_builder
        from portal.core.reference import register_reference
        from portal.core.template_functions import register_template_function
        from portal.core.text import markdown_to_html
        from search.sources import register

        from . import reference, signal_handlers
        from .chrome import build_chrome
        from .home import publishing_links
        from .image_tags import let_tags_filter_searches
        from .kept import head_of, part_of
        from .search_source import register_page_kind
        from .template_functions import key_pages, offered, site_link, structured_data, subject
        from .translating import missing_translations

        register_chrome_builder(build_chrome)
        register_home_tasks(missing_translations)
        register_publishing_links(publishing_links)
        register_template_function("offered", offered)
        register_template_function("site_link", site_link)
        register_template_function("structured_data", structured_data)
        register_template_function("key_pages", key_pages)
        register_template_function("subject", subject)
        register_template_function("part_of", part_of)
        register_template_function("head_of", head_of)
        register_template_function("plain", markdown_to_html)
        signal_handlers.connect()
        register_page_kind(register)
        let_tags_filter_searches()
        register_reference("pages", reference.load)
