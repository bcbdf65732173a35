"""Whom to reach and when."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    EmailBlock,
    ListBlock,
    RegexBlock,
    StructBlock,
    TextBlock,
)

from ..hours import WEEKDAYS, Hours, parse_ranges

_ranges = r"^\s*(\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*(,\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}\s*)*)?$"


class Contact(StructBlock):
    """A service or a function with its telephone and mailbox; no private addresses."""

    title = CharBlock(label=_("title"), required=False, max_length=160)
    name = CharBlock(label=_("name"), required=False, max_length=120)
    role = CharBlock(label=_("function"), required=False, max_length=160)
    text = TextBlock(label=_("text"), required=False)
    phone = CharBlock(label=_("telephone"), required=False, max_length=40)
    email = EmailBlock(label=_("mailbox of a service"), required=False)

    class Meta:
        icon = "mail"
        label = _("contact")
        template = "home/site/blocks/contact.html"
        preview_value = {
            "title": "Vragen?",
            "name": "Technische dienst",
            "role": "",
            "text": "Elke werkdag van 8 tot 16 uur.",
            "phone": "02 000 12 41",
            "email": "dienst@demo.example",
        }


class Ranges(RegexBlock):
    """Hours as they are typed (9:00-12:00, 13:00-16:00), empty is closed; never translated."""

    def __init__(self, **kwargs):
        kwargs.setdefault("regex", _ranges)
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", _("For example 9:00-12:00, 13:00-16:00. Empty: closed."))
        super().__init__(**kwargs)

    def clean(self, value: str) -> str:
        value = re.sub(r"\s+", "", super().clean(value) or "")
        try:
            parse_ranges(value)
        except ValueError as error:
            raise ValidationError(_("These are no hours of a day.")) from error
        return value

    def get_translatable_segments(self, value: Any) -> list:
        return []

    def restore_translated_segments(self, value: Any, segments: list) -> Any:
        return value


class HoursDay(StructBlock):
    day = ChoiceBlock(label=_("day"), choices=WEEKDAYS)
    desk = Ranges(label=_("counter"))
    phone = Ranges(label=_("telephone"))


class HoursTable(StructBlock):
    """When people can come and call; today's row is marked."""

    title = CharBlock(label=_("title"), required=False, max_length=160)
    days = ListBlock(HoursDay(), label=_("days"), min_num=1, max_num=7)
    note = TextBlock(label=_("exceptions"), required=False)

    class Meta:
        icon = "time"
        label = _("hours")
        template = "home/site/blocks/hours.html"
        preview_value = {
            "title": "Wanneer kunt u langskomen?",
            "days": [{"day": "mon", "desk": "9:00-12:00", "phone": "9:00-16:00"}],
            "note": "",
        }

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["hours"] = Hours.from_block(value)
        return context
