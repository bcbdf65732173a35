"""Drawings as files of their own, for a picture library or a social network's preview."""

import re

DAY = {
    "f-sky": "#dcecf3",
    "f-cloud": "#f2f8fb",
    "f-glass": "#b9d6e2",
    "f-lit": "#ffe08a",
    "f-frame": "#ffffff",
    "f-brick": "#c4664b",
    "f-brick-2": "#a94e36",
    "f-render": "#f0e9dc",
    "f-render-2": "#dcd5c6",
    "f-concrete": "#cfd6d8",
    "f-concrete-2": "#b4bec2",
    "f-green": "#14775f",
    "f-yellow": "#ffc629",
    "f-roof": "#50606a",
    "f-stone": "#5d6d77",
    "f-tree": "#3f8f6d",
    "f-tree-2": "#2d7558",
    "f-trunk": "#6a5546",
    "f-ground": "#9fb0b8",
    "f-ink": "#273640",
    "f-skin": "#a8694b",
    "f-skin-2": "#6e4430",
    "f-cloth": "#b0432a",
    "f-on": "#ffc629",
    "f-off": "#6d3323",
}
_colour = re.compile(r'class="(f-[a-z0-9-]+)"')


def _fill(match: re.Match[str]) -> str:
    if match[1] == "f-line":
        return f'fill="none" stroke="{DAY["f-ink"]}" stroke-width="2.5"'
    return f'fill="{DAY[match[1]]}"'


def standalone(drawing: str) -> str:
    """The same drawing with its daylight colours written in, readable outside our pages."""
    body = _colour.sub(_fill, drawing).replace(' aria-hidden="true"', "", 1)
    return body.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
