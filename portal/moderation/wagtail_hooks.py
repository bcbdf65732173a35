"""Rules, ready-made texts and words in the editors' admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import CannedText, Rule, WatchWord


class RuleViewSet(SnippetViewSet):
    model = Rule
    icon = "list-ol"
    list_display = ["title_nl", "title_fr", "order", "is_in_use"]
    panels = [
        MultiFieldPanel([FieldPanel("title_nl"), FieldPanel("text_nl")], heading=_("Dutch")),
        MultiFieldPanel([FieldPanel("title_fr"), FieldPanel("text_fr")], heading=_("French")),
        MultiFieldPanel([FieldPanel("order"), FieldPanel("is_in_use")], heading=_("Place")),
    ]


class CannedTextViewSet(SnippetViewSet):
    model = CannedText
    icon = "doc-full"
    list_display = ["name_nl", "name_fr", "rule"]
    panels = [
        FieldPanel("rule"),
        MultiFieldPanel([FieldPanel("name_nl"), FieldPanel("text_nl")], heading=_("Dutch")),
        MultiFieldPanel([FieldPanel("name_fr"), FieldPanel("text_fr")], heading=_("French")),
    ]


class WatchWordViewSet(SnippetViewSet):
    model = WatchWord
    icon = "warning"
    list_display = ["word", "note", "is_in_use"]
    panels = [FieldPanel("word"), FieldPanel("note"), FieldPanel("is_in_use")]


for viewset in (RuleViewSet, CannedTextViewSet, WatchWordViewSet):
    register_snippet(viewset)
