"""Making a picture safe and small: turned upright, resized, written anew without its notes."""

from __future__ import annotations

import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1600
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 60_000_000
KINDS = ("JPEG", "PNG", "WEBP")


def clean_picture(upload: UploadedFile) -> tuple[bytes, int, int]:
    """The bytes to keep, with width and height. Raises ValidationError for what is no picture."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This picture is too large: at most 12 MB."), code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(upload, formats=KINDS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise ValidationError(_("This picture is too large."), code="too_large")
                upright = ImageOps.exif_transpose(image)
                has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
                small = upright.convert("RGBA" if has_alpha else "RGB")
    except ValidationError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
        raise ValidationError(
            _("This is no picture that we can show. Use a photo (JPEG, PNG or WebP)."),
            code="no_picture",
        ) from error
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    kept = BytesIO()
    # A picture of its own: nothing of what the camera noted comes along.
    small.save(kept, "WEBP", quality=80, exif=b"", icc_profile=None)
    return kept.getvalue(), small.width, small.height
