from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    name = "home.themes"
    label = "themes"
    verbose_name = _("Pages of themes")

    def ready(self) -> None:
        from home.knowledge.doors import register_door
        from home.site.sitemap import register_sitemap_source
        from portal.accounts.home_sections import register_home_boxes
        from portal.core.template_functions import register_template_function
        from portal.notifications.interests import register_interests
        from portal.notifications.things import register_thing

        from . import notices, row_notices
        from .following import find_themes, themes_to_follow
        from .home import followed_themes
        from .lists import index_addresses, theme_address

        register_thing("theme", find_themes)
        register_interests(themes_to_follow)
        register_template_function("theme_address", theme_address)
        register_sitemap_source(index_addresses)
        register_door(
            "themes",
            title=_("Themes"),
            text=_("Everything on the portal by subject. Follow a theme and you hear what is new."),
            icon="tags",
            url_name="themes:index",
            order=70,
        )
        register_home_boxes(followed_themes)
        notices.register()
        row_notices.register()
