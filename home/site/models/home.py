"""The first page of each language."""

from django.utils.translation import gettext_lazy as _

from .base import PortalPage


class HomePage(PortalPage):
    """The home of one language tree; what it lists comes from the rooms."""

    template = "home/site/home.html"
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("home page")
