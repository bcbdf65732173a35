"""What the parts of a practice are built of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    DateBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

FEATURES = ["bold", "italic", "ul", "ol", "link", "document-link"]

BODY_BLOCKS = [("text", RichTextBlock(label=_("text"), features=FEATURES))]
STEP_BLOCKS = [
    (
        "step",
        StructBlock(
            [
                ("title", CharBlock(label=_("title"), max_length=120)),
                ("text", RichTextBlock(label=_("text"), features=FEATURES)),
            ],
            label=_("step"),
            icon="list-ol",
        ),
    )
]
PARTNER_BLOCKS = [("partners", ListBlock(CharBlock(max_length=160), label=_("partners")))]
DOCUMENT_BLOCKS = [("document", DocumentChooserBlock(label=_("document")))]
PHOTO_BLOCKS = [
    (
        "photo",
        StructBlock(
            [
                ("image", ImageChooserBlock(label=_("photo"))),
                (
                    "alternative",
                    CharBlock(
                        label=_("what can be seen"),
                        max_length=250,
                        help_text=_("For people who do not see the photo."),
                    ),
                ),
                ("caption", CharBlock(label=_("caption"), max_length=250, required=False)),
                (
                    "consent",
                    BooleanBlock(
                        label=_("Everybody who can be recognised has agreed in writing."),
                        help_text=_("The photo is shown only with this agreement."),
                    ),
                ),
                (
                    "consent_until",
                    DateBlock(
                        label=_("agreed until"),
                        required=False,
                        help_text=_("After this day the photo is no longer shown."),
                    ),
                ),
            ],
            label=_("photo"),
            icon="image",
        ),
    )
]
