"""What every Jinja2 template may call without importing it."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages

from . import dates, words
from .chrome import Chrome
from .context import settled
from .drawing import Tile, facade, tilemap
from .form_fields import field_view, form_problems, plain_field
from .icons import brand_mark, icon
from .rich_text import show_rich_text
from .same_for_all import drawn_words, same_for_all
from .template_text import lang_attr, marked, telephone
from .translated import language_of

GLOBALS: dict[str, Callable[..., Any]] = {
    "brand_mark": brand_mark,
    "clock": dates.clock,
    "day_month": dates.day_month,
    "day_month_year": dates.day_month_year,
    "days_left": dates.days_left,
    "draw_icon": icon,  # inside macros that have an argument `icon`
    "drawn_words": drawn_words,
    "facade": facade,
    "field_view": field_view,
    "file_size": words.file_size,
    "form_problems": form_problems,
    "get_messages": get_messages,
    "icon": icon,
    "initials": words.initials,
    "iso": dates.iso,
    "lang_attr": lang_attr,
    "language_of": language_of,
    "leaf": dates.leaf,
    "marked": marked,
    "moment": dates.moment,
    "month_year": dates.month_year,
    "number": words.number,
    "percent": words.percent,
    "plain_chrome": Chrome.plain,
    "plain_field": plain_field,
    "relative_days": dates.relative_days,
    "same_for_all": same_for_all,
    "settled": settled,
    "telephone": telephone,
    "tile": Tile,
    "tilemap_drawing": tilemap,
    "time_range": dates.time_range,
    "tone": words.tone,
    "weekday_date": dates.weekday_date,
}
FILTERS: dict[str, Callable[..., Any]] = {
    "day_month": dates.day_month,
    "day_month_year": dates.day_month_year,
    "file_size": words.file_size,
    "iso": dates.iso,
    "moment": dates.moment,
    "number": words.number,
    "percent": words.percent,
    "relative_days": dates.relative_days,
    # Wagtail's own gives plain text to Jinja2, which would then be escaped.
    "richtext": show_rich_text,
    "telephone": telephone,
    "tuple": tuple,
    "weekday_date": dates.weekday_date,
}
