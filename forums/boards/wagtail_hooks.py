"""Boards in the editors' admin: names, texts and order."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .board_form import BoardForm
from .models import Board


class BoardViewSet(SnippetViewSet):
    model = Board
    icon = "comment"
    list_display = ["name_nl", "name_fr", "section", "audience", "topics_count"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name_nl"),
                FieldPanel("description_nl"),
                FieldPanel("welcome_nl"),
                FieldPanel("guidelines_nl"),
            ],
            heading=_("Dutch"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("name_fr"),
                FieldPanel("description_fr"),
                FieldPanel("welcome_fr"),
                FieldPanel("guidelines_fr"),
            ],
            heading=_("French"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("section"),
                FieldPanel("order"),
                FieldPanel("icon"),
                FieldPanel("colour"),
                FieldPanel("themes"),
            ],
            heading=_("Place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("organisation"),
                FieldPanel("audience"),
                FieldPanel("posting_audience"),
                FieldPanel("moderators"),
            ],
            heading=_("Who reads and writes"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("first_posts"),
                FieldPanel("edit_minutes"),
                FieldPanel("reports_to_hide"),
                FieldPanel("closing_months"),
            ],
            heading=_("Numbers of this board; empty: those of the whole portal"),
        ),
    ]


# Set here, not on the model: the admin's form is none of its business.
Board.base_form_class = BoardForm
register_snippet(BoardViewSet)
