"""The key `fields` of a line: every field of a practice that has no key of its own.

What is the same in all languages stands there as it is; what is written in a language stands
under that language: `{"results": {"nl": "<p>…</p>"}, "budget_band": "none"}`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models import PracticePage
from .files import document_blocks, photo_blocks
from .records import LANGUAGES, as_list, as_text
from .terms import Terms
from .texts import safe_rich_text

RICH = (
    "context",
    "means_people",
    "means_time",
    "results",
    "how_measured",
    "what_did_not_work",
    "conditions_for_transfer",
)
SHORT = {"duration": 200, "period": 200, "slug": 200}
CHOICES = {
    "evidence": PracticePage.Evidence,
    "budget_band": PracticePage.BudgetBand,
    "phase": PracticePage.Phase,
}
MANY = ("pillars", "lines", "objectives", "co_organisations")
SAME_IN_ALL = ("evidence", "budget_band", "contact", "last_checked_on", "company", "project")
BY_LANGUAGE = (*RICH, *SHORT, "steps", "partners", "photos", "body", "translation_status")
KNOWN = frozenset({*MANY, *SAME_IN_ALL, *BY_LANGUAGE, "documents", "published_at"})


def check_known(fields: dict[str, Any]) -> None:
    """Raises ValidationError for a field that practices do not have."""
    if unknown := sorted(str(name) for name in fields if name not in KNOWN):
        raise ValidationError(_("Unknown field: %(fields)s") % {"fields": ", ".join(unknown)[:200]})


def choice(name: str, value: Any, choices: Any) -> str:
    """The code of a choice, by code or by its label in either language."""
    text = as_text(name, value)
    if not text:
        return ""
    code = _codes(choices).get(text.casefold())
    if code:
        return code
    raise ValidationError(_("%(field)s: “%(word)s” is not known.") % {"field": name, "word": text})


@cache
def _codes(choices: Any) -> dict[str, str]:
    found = {code.casefold(): code for code in choices.values}
    for language in LANGUAGES:
        with translation.override(language):
            for code, label in choices.choices:
                found.setdefault(str(label).casefold(), code)
    return found


def same_in_all(fields: dict[str, Any], terms: Terms) -> dict[str, Any]:
    """Values of the practice that do not depend on the language, for the fields that are given."""
    found: dict[str, Any] = {}
    for name in ("evidence", "budget_band"):
        if fields.get(name):
            found[name] = choice(name, fields[name], CHOICES[name])
    if fields.get("contact"):
        found["contact"] = _mailbox(fields["contact"])
    if fields.get("last_checked_on"):
        found["last_checked_on"] = _day("last_checked_on", fields["last_checked_on"])
    if fields.get("company"):
        found["company"] = terms.find("company", fields["company"])
    if fields.get("project"):
        found["project"] = _page("project", fields["project"])
    if fields.get("documents"):
        found["documents"] = document_blocks(as_list("documents", fields["documents"]))
    if fields.get("published_at"):
        found["first_published_at"] = _moment("published_at", fields["published_at"])
    return found


def in_language(fields: dict[str, Any], code: str) -> dict[str, Any]:
    """Values of the version in the language `code`, for the fields that are given."""
    found: dict[str, Any] = {}
    for name in BY_LANGUAGE:
        value = _of_language(name, fields.get(name), code)
        if value is None:
            continue
        if name in RICH:
            found[name] = safe_rich_text(as_text(name, value))
        elif name in SHORT:
            text = as_text(name, value, SHORT[name])
            found[name] = slugify(text) if name == "slug" else text
        elif name == "translation_status":
            found[name] = choice(name, value, PracticePage.Translation)
        else:
            found[name] = BLOCKS[name](as_list(name, value))
    return found


def _of_language(name: str, value: Any, code: str) -> Any:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) - set(LANGUAGES):
        raise ValidationError(
            _("%(field)s: one value a language was expected, under nl or fr.") % {"field": name}
        )
    return value.get(code)


def _steps(items: list[Any]) -> list[dict[str, Any]]:
    found = []
    for item in items:
        if not isinstance(item, dict):
            raise ValidationError(_("%(field)s: an object was expected.") % {"field": "steps"})
        title = as_text("steps.title", item.get("title"), 120)
        text = safe_rich_text(as_text("steps.text", item.get("text")))
        found.append({"type": "step", "value": {"title": title, "text": text}})
    return found


def _partners(items: list[Any]) -> list[dict[str, Any]]:
    names = [as_text("partners", item, 160) for item in items]
    rows = [{"type": "item", "value": name} for name in names if name]
    return [{"type": "partners", "value": rows}] if rows else []


def _body(items: list[Any]) -> list[dict[str, Any]]:
    texts = [safe_rich_text(as_text("body", item)) for item in items]
    return [{"type": "text", "value": text} for text in texts if text]


BLOCKS = {"steps": _steps, "partners": _partners, "body": _body, "photos": photo_blocks}


def _mailbox(value: Any) -> str:
    text = as_text("contact", value, 254)
    try:
        validate_email(text)
    except ValidationError:
        raise ValidationError(_("%(field)s: this is no mailbox.") % {"field": "contact"}) from None
    return text


def _day(name: str, value: Any) -> date:
    text = as_text(name, value)
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise ValidationError(_("%(field)s: a date was expected.") % {"field": name})
    return found


def _moment(name: str, value: Any) -> datetime:
    text = as_text(name, value)
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        day = _day(name, value)
        found = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_current_timezone())
    if timezone.is_naive(found):
        found = timezone.make_aware(found)
    return found


def _page(name: str, value: Any) -> Page:
    try:
        key = UUID(as_text(name, value))
    except ValueError:
        raise ValidationError(_("%(field)s: a page was expected.") % {"field": name}) from None
    page = Page.objects.filter(translation_key=key, alias_of=None).order_by("pk").first()
    if page is None:
        raise ValidationError(_("%(field)s: this page is not here.") % {"field": name})
    return page
