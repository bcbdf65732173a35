"""Lists that the site fills in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

KINDS = [
    ("children", _("pages below this one")),
    ("news", _("latest news")),
    ("practices", _("latest good practices")),
    ("consultations", _("open consultations")),
]


class Listing(StructBlock):
    """The newest of a kind; hidden when there is nothing."""

    of = ChoiceBlock(label=_("of"), choices=KINDS, default="children")
    title = CharBlock(label=_("title"), required=False, max_length=160)

    class Meta:
        icon = "list-ul"
        label = _("listing")
        template = "home/site/blocks/listing.html"
        preview_value = {"of": "news", "title": "Nieuws"}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        from ..listings import entries

        context = super().get_context(value, parent_context)
        page = (parent_context or {}).get("page")
        context["entries"] = entries(value["of"], page)
        return context
