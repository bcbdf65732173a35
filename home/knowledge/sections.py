"""The story of a practice in the order that a colleague reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.text import plain_text

TITLES: dict[str, Promise] = {
    "body": _("What is it about?"),
    "context": _("Why?"),
    "steps": _("How do you go about it?"),
    "results": _("Does it work?"),
    "how_measured": _("How was it measured?"),
    "what_did_not_work": _("What went wrong?"),
    "conditions_for_transfer": _("What do you need to take it over?"),
}
SECTION_FIELDS = tuple(TITLES)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the story: `text` is rich text, or `steps` holds (title, rich text) pairs."""

    anchor: str
    title: Promise
    text: str = ""
    steps: tuple[tuple[str, Any], ...] = ()


def sections_of(page: Any) -> list[Section]:
    """The sections of a practice that are filled in."""
    found = []
    for name, title in TITLES.items():
        value = getattr(page, name)
        # Empty paragraphs that an editor left behind are no story.
        if not value or (isinstance(value, str) and not plain_text(value)):
            continue
        anchor = name.replace("_", "-")
        if name == "steps":
            steps = tuple((block.value["title"], block.value["text"]) for block in value)
            found.append(Section(anchor, title, steps=steps))
        elif name == "body":
            found.append(Section("story-text", title, text=body_html(value)))
        else:
            found.append(Section(anchor, title, text=value))
    return found


def body_html(body: Any) -> str:
    """The rich text of the free part of the story, as it is stored."""
    return "\n".join(block.value.source for block in body)


def photos_to_show(page: Any) -> list[Any]:
    """Photos whose people have agreed, for as long as they agreed."""
    if not page.photos:
        return []
    today = timezone.localdate()
    shown = [block.value for block in page.photos if block.value["image"]]
    shown = [value for value in shown if value["consent"]]
    return [v for v in shown if not v["consent_until"] or v["consent_until"] >= today]
