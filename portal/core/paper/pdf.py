"""Typst sheets from `templates/` filled in with values.

A sheet is a `.typ` file that begins with `#import "/paper/house.typ": *` and finds its values in
`values`. They travel as JSON, so that whatever a person typed stays text and never becomes markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from markupsafe import Markup

FONTS = Path(__file__).parent / "fonts"
SHEETS = Path(settings.BASE_DIR) / "templates"


def make_pdf(sheet: str, values: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """The sheet as an accessible PDF: tags, title and language.

    `sheet` is a path below `templates/`; `values` must be plain data. An address to be scanned goes
    through `qr_drawing` first. Raises `typst.TypstError` for a mistake in the sheet itself.
    """
    # The strict standard is not asked for: one letter that no font here has would refuse the whole.
    told = {"title": title, "language": language, "values": dict(values)}
    return typst.compile(
        str(SHEETS / sheet),
        root=str(SHEETS),
        font_paths=[str(FONTS)],
        sys_inputs={"told": json.dumps(told, cls=DjangoJSONEncoder)},
    )


def scan_square(address: str) -> Markup:
    """The same in black on white with no style of its own, to stand in a page (class `qr`)."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(
        dark="#000", light="#fff", border=4, omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(drawing)  # noqa: S704 - made of squares alone


def qr_drawing(address: str) -> str:
    """A code to scan as SVG text, for a sheet's `qr(...)` or a page to print."""
    return segno.make(address, error="m", micro=False).svg_inline(border=2, dark="#000")
