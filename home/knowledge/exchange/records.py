"""A line of a file of practices, checked: what the rest of the import works with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LANGUAGES = ("nl", "fr")
LONGEST_ID = 120
LONGEST_TITLE = 255
LONGEST_LINE = 2_000_000
LISTS = ("themes", "target_groups", "municipalities")
KEYS = frozenset(
    {
        "external_id",
        "languages",
        "phase",
        "organisation_kind",
        "organisation",
        "year",
        "fields",
        *LISTS,
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """A practice in one language."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Record:
    """A practice as a file says it; lists and fields are still words."""

    external_id: str
    versions: dict[str, Words]
    lists: dict[str, list[Any]] = field(default_factory=dict)
    phase: str = ""
    organisation_kind: str = ""
    organisation: str = ""
    year: int | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def read_record(line: str) -> Record:
    """The record of one line of JSON. Raises ValidationError that says what is wrong with it."""
    if len(line) > LONGEST_LINE:
        raise ValidationError(_("The line is too long."))
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValidationError(
            _("This is not JSON: %(reason)s") % {"reason": str(error)[:120]}
        ) from None
    return record_of(data)


def record_of(data: Any) -> Record:
    """The record of a dictionary. Raises ValidationError that says what is wrong with it."""
    if not isinstance(data, dict):
        raise ValidationError(_("A line must be an object in braces."))
    if unknown := sorted(str(key) for key in data if key not in KEYS):
        raise ValidationError(_("Unknown key: %(keys)s") % {"keys": ", ".join(unknown)[:200]})
    fields = data.get("fields") or {}
    if not isinstance(fields, dict):
        raise ValidationError(_("%(field)s: an object was expected.") % {"field": "fields"})
    return Record(
        external_id=_identity(data.get("external_id")),
        versions=_versions(data.get("languages")),
        lists={name: as_list(name, data.get(name)) for name in LISTS},
        phase=as_text("phase", data.get("phase")),
        organisation_kind=as_text("organisation_kind", data.get("organisation_kind")),
        organisation=as_text("organisation", data.get("organisation")),
        year=_year(data.get("year")),
        fields=fields,
    )


def as_text(name: str, value: Any, most: int | None = None) -> str:
    """A text without blanks around it. Raises ValidationError for what is none, or is too long."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValidationError(_("%(field)s: a text was expected.") % {"field": name})
    if "\x00" in value:
        raise ValidationError(_("%(field)s: holds a sign that no text has.") % {"field": name})
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValidationError(
            _("%(field)s: holds a sign that no text has.") % {"field": name}
        ) from None
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if most and len(text) > most:
        raise ValidationError(
            _("%(field)s: longer than %(most)s characters.") % {"field": name, "most": most}
        )
    return text


def as_list(name: str, value: Any) -> list[Any]:
    """A list; a single word counts as a list of one. Raises ValidationError for other things."""
    if value is None or value == "":
        return []
    if isinstance(value, str | int) and not isinstance(value, bool):
        return [value]
    if not isinstance(value, list):
        raise ValidationError(_("%(field)s: a list was expected.") % {"field": name})
    return value


def _identity(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = as_text("external_id", value, LONGEST_ID)
    if not text:
        raise ValidationError(_("%(field)s is missing.") % {"field": "external_id"})
    return text


def _versions(value: Any) -> dict[str, Words]:
    if not isinstance(value, dict) or not value:
        raise ValidationError(_("%(field)s is missing.") % {"field": "languages"})
    if unknown := sorted(str(code) for code in value if code not in LANGUAGES):
        raise ValidationError(_("Unknown language: %(codes)s") % {"codes": ", ".join(unknown)[:80]})
    # A language without a word in it is not there: files made by tools often hold empty ones.
    found = {code: _words(code, words) for code, words in value.items() if not _is_empty(words)}
    if not found:
        raise ValidationError(_("%(field)s is missing.") % {"field": "languages"})
    return found


def _is_empty(words: Any) -> bool:
    if not isinstance(words, dict):
        return words is None
    return all(value is None or value == "" for value in words.values())


def _words(code: str, value: Any) -> Words:
    name = f"languages.{code}"
    if not isinstance(value, dict):
        raise ValidationError(_("%(field)s: an object was expected.") % {"field": name})
    if unknown := sorted(str(k) for k in value if k not in ("title", "summary", "body")):
        raise ValidationError(_("Unknown key: %(keys)s") % {"keys": ", ".join(unknown)[:200]})
    title = " ".join(as_text(f"{name}.title", value.get("title"), LONGEST_TITLE).split())
    if not title:
        raise ValidationError(_("%(field)s is missing.") % {"field": f"{name}.title"})
    summary = as_text(f"{name}.summary", value.get("summary"))
    return Words(title, summary, as_text(f"{name}.body", value.get("body")))


def _year(value: Any) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:6])
    if not isinstance(value, int) or isinstance(value, bool) or not 1900 <= value <= 2100:
        raise ValidationError(_("%(field)s: a year was expected.") % {"field": "year"})
    return value
