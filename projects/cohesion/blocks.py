"""Who works for a project and with it; a face or a name only with consent."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    StructBlock,
    StructBlockValidationError,
    URLBlock,
)
from wagtail.images.blocks import ImageChooserBlock


class Coordinator(StructBlock):
    """Somebody by function; with a name and a photo when that person agrees."""

    function = CharBlock(label=_("function"), max_length=120)
    name = CharBlock(label=_("name"), required=False, max_length=80)
    photo = ImageChooserBlock(label=_("photo"), required=False)
    agrees = BooleanBlock(label=_("this person agrees to name and photo"), required=False)

    class Meta:
        icon = "user"
        label = _("coordinator")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if (cleaned.get("name") or cleaned.get("photo")) and not cleaned.get("agrees"):
            problem = ValidationError(_("A name or a photo needs this person's consent."))
            raise StructBlockValidationError(block_errors={"agrees": problem})
        return cleaned


class Partner(StructBlock):
    """An organisation that the project works with."""

    name = CharBlock(label=_("name"), max_length=120)
    role = CharBlock(label=_("what it does in the project"), required=False, max_length=200)
    url = URLBlock(label=_("website"), required=False)

    class Meta:
        icon = "group"
        label = _("partner")
