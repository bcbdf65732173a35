"""What a record makes of a practice: values of pages, ready to be written or compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.organisations.models import Organisation

from ..models import PracticePage
from .fields import CHOICES, MANY, check_known, choice, in_language, same_in_all
from .records import LISTS, Record, Words, as_list
from .terms import Terms
from .texts import text_to_html

STREAMS = ("body", "steps", "partners", "photos", "documents")


@dataclass(slots=True)
class Plan:
    """Values for the pages of one practice: by language, for all of them, and from lists."""

    external_id: str
    versions: dict[str, dict[str, Any]]
    common: dict[str, Any]
    many: dict[str, list[Any]]
    published_at: datetime | None = None
    line: int = 0
    rows: list[Any] = field(default_factory=list)


def make_plan(record: Record, terms: Terms, *, line: int = 0) -> Plan:
    """The plan of a record. Raises ValidationError for words and values that are not known."""
    check_known(record.fields)
    common = same_in_all(record.fields, terms)
    published_at = common.pop("first_published_at", None)
    kind = choice("organisation_kind", record.organisation_kind, Organisation.Kind)
    common["organisation_kind"] = kind
    common["organisation"] = None
    if record.organisation:
        common["organisation"] = terms.find("organisation", record.organisation, kind=kind)
    if record.phase:
        common["phase"] = choice("phase", record.phase, CHOICES["phase"])
    common["year"] = record.year
    common["external_id"] = record.external_id
    many = {name: terms.find_all(name, record.lists.get(name, [])) for name in LISTS}
    for name in MANY:
        if name in record.fields:
            many[name] = terms.find_all(name, as_list(name, record.fields[name]))
    versions = {
        code: _version(code, words, record.fields) for code, words in record.versions.items()
    }
    _mark_translations(versions)
    used = [row for rows in many.values() for row in rows]
    used += [row for row in (common["organisation"], common.get("company")) if row]
    return Plan(record.external_id, versions, common, many, published_at, line, used)


def _version(code: str, words: Words, fields: dict[str, Any]) -> dict[str, Any]:
    values = in_language(fields, code)
    if values.get("body") and words.body:
        raise ValidationError(_("body: give it once, as a text or in the fields."))
    if not values.get("body"):
        html = text_to_html(words.body)
        values["body"] = [{"type": "text", "value": html}] if html else []
    values["title"], values["summary"] = words.title, words.summary
    return values


def _mark_translations(versions: dict[str, dict[str, Any]]) -> None:
    """A version beside the first is a translation: of all, or of the summary alone."""
    for position, values in enumerate(versions.values()):
        if position and "translation_status" not in values:
            told = values["body"] or values.get("steps") or values.get("context")
            kinds = PracticePage.Translation
            values["translation_status"] = kinds.DRAFT if told else kinds.SUMMARY
