"""Questions that open."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from .text import SMALL_FEATURES


class FoldItem(StructBlock):
    title = CharBlock(label=_("question"), max_length=200)
    text = RichTextBlock(label=_("answer"), features=SMALL_FEATURES)


class Accordion(StructBlock):
    """For questions that not everybody has; works without script."""

    title = CharBlock(label=_("title"), required=False, max_length=160)
    items = ListBlock(FoldItem(), label=_("questions"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("questions that open")
        template = "home/site/blocks/accordion.html"
        preview_value = {
            "title": "",
            "items": [{"title": "Moet ik thuis zijn?", "text": "<p>Ja, één dag.</p>"}],
        }
