"""Between what people type on the site and the fields of a practice page."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.knowledge.exchange.texts import html_to_text, steps_of_text, text_to_html
from home.knowledge.models import PracticePage
from portal.core.text import plain_text

RICH = (
    "context",
    "means_people",
    "means_time",
    "results",
    "how_measured",
    "what_did_not_work",
    "conditions_for_transfer",
)
# What a reviewer can say something about, in the order of the form.
SECTIONS: dict[str, Promise] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "context": _("Context and need"),
    "steps": _("Steps"),
    "partners": _("Partners"),
    "means_people": _("People needed"),
    "means_time": _("Time needed"),
    "duration": _("duration"),
    "period": _("period"),
    "results": _("Results"),
    "how_measured": _("How the results were measured"),
    "what_did_not_work": _("What did not work"),
    "conditions_for_transfer": _("Conditions to take it over"),
}
# What is chosen from a list of words; more than one is possible.
LISTS: dict[str, Promise] = {
    "pillars": _("Kind of social work"),
    "lines": _("Collective line"),
    "objectives": _("Objective"),
    "themes": _("Themes"),
    "target_groups": _("For whom?"),
    "municipalities": _("Where?"),
    "co_organisations": _("Together with"),
}
# What is chosen once.
CHOICES: dict[str, Promise] = {
    "phase": _("Phase"),
    "year": _("Since which year?"),
    "organisation": _("Organisation"),
    "company": _("Housing company"),
    "budget_band": _("Costs"),
    "evidence": _("Evidence"),
    "project": _("Social cohesion project"),
    "contact": _("Mailbox for questions"),
}
# A reviewer can also speak of what is no text.
BESIDES: dict[str, Promise] = {
    "chosen": _("What was chosen"),
    "files": _("Photos and documents"),
}
REMARKED: dict[str, Promise] = {**SECTIONS, **BESIDES}
# A practice without these cannot be sent in.
REQUIRED = ("title", "summary", "context", "steps", "results")
WISHED = (
    *SECTIONS,
    "themes",
    "target_groups",
    "pillars",
    "municipalities",
    "organisation",
    "contact",
    "year",
    "budget_band",
    "photos",
)


def text_of(page: PracticePage, name: str) -> str:
    """A field as plain text, the way that it is typed and compared."""
    value = getattr(page, name)
    if name == "steps":
        return "\n\n".join(
            f"{block['value']['title']}\n{_plain(block['value']['text'])}".strip()
            for block in value.raw_data
        )
    if name == "partners":
        items = [item for block in value.raw_data for item in block["value"]]
        return "\n".join(item["value"] if isinstance(item, dict) else item for item in items)
    return _plain(value) if name in RICH else str(value or "")


def words_of(page: PracticePage, name: str) -> str:
    """What was chosen in a field, in words, for comparing."""
    if name in LISTS:
        return ", ".join(sorted(str(row) for row in getattr(page, name).all()))
    display = getattr(page, f"get_{name}_display", None)
    value = display() if display else getattr(page, name)
    return str(value) if value else ""


def chosen_words(page: PracticePage) -> list[tuple[Promise, str]]:
    """All that was chosen, as facts: the name and the words."""
    return [(title, words_of(page, name)) for name, title in {**LISTS, **CHOICES}.items()]


def put_text(page: PracticePage, name: str, text: str) -> None:
    """Write plain text into a field of the page."""
    if name == "steps":
        page.steps = _blocks("step", steps_of_text(text))
    elif name == "partners":
        names = [line.strip()[:160] for line in text.splitlines() if line.strip()]
        items = [{"type": "item", "value": item, "id": str(uuid.uuid4())} for item in names]
        page.partners = _blocks("partners", [items] if items else [])
    elif name in RICH:
        setattr(page, name, text_to_html(text))
    else:
        setattr(page, name, text)


def _plain(html: str) -> str:
    text = html_to_text(html)
    return plain_text(html) if text is None else text


def _blocks(kind: str, values: list[Any]) -> str:
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for value in values])


def is_filled(page: PracticePage, name: str) -> bool:
    """Whether the practice says something there."""
    value = getattr(page, name)
    if hasattr(value, "all"):
        return bool(list(value.all()))
    return bool(value)


def missing(page: PracticePage, names: tuple[str, ...] = REQUIRED) -> list[str]:
    """Those of the fields that are still empty."""
    return [name for name in names if not is_filled(page, name)]


def completeness(page: PracticePage) -> tuple[int, int, list[str]]:
    """How many of the fields are filled in, of how many, and the names of the empty ones."""
    empty = missing(page, WISHED)
    labels = [str(page._meta.get_field(name).verbose_name).capitalize() for name in empty]
    return len(WISHED) - len(empty), len(WISHED), labels
