"""Words: text, quotes and steps."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

# Headings start below the page's own; nothing that could break the page's look.
FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
SMALL_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class Text(RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("text")
        template = "home/site/blocks/text.html"
        preview_value = "<h2>Wat verandert er?</h2><p>De werken <b>starten in maart</b>.</p>"


class Quote(StructBlock):
    """What somebody really said or wrote."""

    text = TextBlock(label=_("text"))
    source = CharBlock(label=_("who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "home/site/blocks/quote.html"
        preview_value = {"text": "Nu ken ik mijn buren.", "source": "Een bewoner"}


class Step(StructBlock):
    title = CharBlock(label=_("title"), max_length=160)
    text = TextBlock(label=_("text"), required=False)


class Steps(StructBlock):
    """Things that come in an order."""

    title = CharBlock(label=_("title"), required=False, max_length=160)
    items = ListBlock(Step(), label=_("steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("steps")
        template = "home/site/blocks/steps.html"
        preview_value = {"title": "Zo gaat het", "items": [{"title": "U belt", "text": "Overdag."}]}
