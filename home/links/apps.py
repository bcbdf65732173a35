from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "home.links"
    label = "page_links"
    verbose_name = _("Links and files of pages")
