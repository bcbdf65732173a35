"""Facts: a term and what it is, at most seven."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock


class Fact(StructBlock):
    term = CharBlock(label=_("term"), max_length=120)
    text = TextBlock(label=_("text"))


class Facts(StructBlock):
    """A short table of facts."""

    title = CharBlock(label=_("title"), required=False, max_length=160)
    items = ListBlock(Fact(), label=_("facts"), min_num=1, max_num=7)

    class Meta:
        icon = "table"
        label = _("facts")
        template = "home/site/blocks/facts.html"
        preview_value = {"title": "In cijfers", "items": [{"term": "Woningen", "text": "214"}]}
