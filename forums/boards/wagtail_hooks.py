"""Boards in the editors' admin: names, texts and order."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Board


class BoardViewSet(SnippetViewSet):
    model = Board
    icon = "comment"
    list_display = ["name_nl", "name_fr", "section", "audience", "topics_count"]
    panels = [
        MultiFieldPanel(
            [FieldPanel("name_nl"), FieldPanel("description_nl"), FieldPanel("welcome_nl")],
            heading=_("Dutch"),
        ),
        MultiFieldPanel(
            [FieldPanel("name_fr"), FieldPanel("description_fr"), FieldPanel("welcome_fr")],
            heading=_("French"),
        ),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("section"), FieldPanel("order"), FieldPanel("colour")],
            heading=_("Place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("organisation"),
                FieldPanel("audience"),
                FieldPanel("posting_audience"),
            ],
            heading=_("Who reads and writes"),
        ),
    ]


register_snippet(BoardViewSet)
