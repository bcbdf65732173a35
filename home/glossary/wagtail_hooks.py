"""The glossary, for the regulator's editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import GlossaryTerm

WORDS = ("term", "spellings", "sentence", "more")


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    add_to_admin_menu = True
    list_display = ["term_nl", "term_fr", "sentence_nl", "is_active"]
    list_filter = ["is_active"]
    ordering = ["code"]
    panels = [
        MultiFieldPanel([FieldPanel(f"{name}_nl") for name in WORDS], heading=_("Dutch")),
        MultiFieldPanel([FieldPanel(f"{name}_fr") for name in WORDS], heading=_("French")),
        FieldPanel("is_active"),
    ]


register_snippet(GlossaryTermViewSet)
