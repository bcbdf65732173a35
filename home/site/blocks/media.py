"""Pictures, files and links to films."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class Sample(StructBlock):
    """In the editors' menu the block shows something drawn: the library may be empty, or a file of
    another organisation would be seen."""

    def get_preview_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        return {**super().get_preview_context(value, parent_context), "is_sample": True}


class Picture(Sample):
    """A picture says in words what it shows, or that it only decorates."""

    image = ImageChooserBlock(label=_("image"))
    alt = CharBlock(
        label=_("what the picture shows"),
        required=False,
        max_length=250,
        help_text=_("Read out to people who do not see the picture."),
    )
    is_decorative = BooleanBlock(label=_("only decoration: nothing to tell"), required=False)
    caption = CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("image")
        template = "home/site/blocks/image.html"
        preview_value = {
            "image": None,
            "alt": "",
            "is_decorative": True,
            "caption": "De binnentuin na de werken.",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("alt", "").strip() and not cleaned.get("is_decorative"):
            problem = ValidationError(
                _("Describe the picture in words, or tick that it only decorates.")
            )
            raise StructBlockValidationError(block_errors={"alt": problem})
        return cleaned


class File(Sample):
    """A file to take along, with its kind and size in words."""

    document = DocumentChooserBlock(label=_("document"))
    title = CharBlock(label=_("title"), required=False, max_length=160)
    note = CharBlock(label=_("note"), required=False, max_length=160)

    class Meta:
        icon = "doc-full"
        label = _("file")
        template = "home/site/blocks/file.html"
        preview_value = {"document": None, "title": "Huishoudelijk reglement", "note": ""}


class Video(StructBlock):
    """A link to a film elsewhere. Nothing is fetched from there before the reader chooses to go."""

    title = CharBlock(label=_("title"), max_length=160)
    url = URLBlock(label=_("address of the film"))
    preview = ImageChooserBlock(label=_("picture of the film"), required=False)
    what_happens = TextBlock(
        label=_("what is shown and said"),
        help_text=_("For who cannot see or hear the film."),
    )

    class Meta:
        icon = "media"
        label = _("film (link)")
        template = "home/site/blocks/video.html"
        preview_value = {
            "title": "Zo verlucht u uw woning",
            "url": "https://video.example/1",
            "preview": None,
            "what_happens": "Een huisbewaarder toont hoe u het rooster opent.",
        }
