"""One thing to do next."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
    URLBlock,
)

from ..addresses import page_address


class CallToAction(StructBlock):
    """One link as a button, to a page of the site or elsewhere."""

    title = CharBlock(label=_("title"), max_length=160)
    text = TextBlock(label=_("text"), required=False)
    label = CharBlock(label=_("words on the button"), max_length=80)
    page = PageChooserBlock(label=_("page"), required=False)
    url = URLBlock(label=_("or address"), required=False)

    class Meta:
        icon = "pick"
        label = _("call to action")
        template = "home/site/blocks/call_to_action.html"
        preview_value = {
            "title": "Hebt u een vraag?",
            "text": "De sociale dienst luistert.",
            "label": "Hulp vragen",
            "page": None,
            "url": "https://demo.example/",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            problem = ValidationError(_("Choose a page or give an address, one of the two."))
            raise StructBlockValidationError(block_errors={"page": problem})
        return cleaned

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["address"] = _page_url(value.get("page")) or value.get("url") or ""
        return context


def _page_url(page: Any) -> str:
    """The page in the language that is read, where it has one."""
    if page is None or not page.live:
        return ""
    place = page_address(page.url_path)
    if place is None or place.language == (get_language() or "nl")[:2]:
        return place.path if place else ""
    return page.localized.url or ""
