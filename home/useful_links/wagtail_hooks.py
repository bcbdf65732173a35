"""The useful links, for the regulator's editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet

from portal.core.admin_lists import TableSearchViewSet

from .models import UsefulLink

WORDS = ("title", "text", "url")


class UsefulLinkViewSet(TableSearchViewSet):
    model = UsefulLink
    icon = "link"
    menu_label = _("Useful links")
    menu_name = "useful-links"
    menu_order = 470
    add_to_admin_menu = True
    list_display = ["__str__", "languages", "checked_on", "is_active"]
    list_filter = ["languages", "checked_on", "is_active"]
    ordering = ["title_nl"]
    search_fields = ("title_nl", "title_fr")
    panels = [
        MultiFieldPanel([FieldPanel(f"{name}_nl") for name in WORDS], heading=_("Dutch")),
        MultiFieldPanel([FieldPanel(f"{name}_fr") for name in WORDS], heading=_("French")),
        MultiFieldPanel([FieldPanel("languages"), FieldPanel("themes")], heading=_("To find it")),
        MultiFieldPanel(
            [FieldPanel("checked_on"), FieldPanel("is_active")], heading=_("Still right?")
        ),
    ]


register_snippet(UsefulLinkViewSet)
