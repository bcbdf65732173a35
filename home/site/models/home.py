"""The first page of each language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..blocks import BODY_BLOCKS
from .base import PortalPage


class HomePage(PortalPage):
    """The home of one language tree; what it lists comes from the rooms."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)

    template = "home/site/home.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
