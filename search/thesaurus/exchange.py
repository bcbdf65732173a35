"""The thesaurus as a table: out for a colleague's spreadsheet, and in again after a look at it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Concept, terms_of

COLUMNS = (
    "code",
    "label_nl",
    "synonyms_nl",
    "label_fr",
    "synonyms_fr",
    "english",
    "broader",
    "in_use",
)
TEXTS = ("label_nl", "synonyms_nl", "label_fr", "synonyms_fr", "english")
MOST_ROWS = 5_000
MOST_BYTES = 2_000_000
# A spreadsheet would take what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(slots=True)
class Line:
    """A row of a table that was read: its values, and what is wrong with it."""

    number: int
    values: dict[str, str]
    broader: tuple[str, ...] = ()
    has_broader: bool = False
    errors: list[str] = field(default_factory=list)
    is_new: bool = False
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: what it would change. `error` when it cannot be read at all."""

    lines: tuple[Line, ...] = ()
    error: str = ""

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.errors]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.is_new and not line.errors]

    @property
    def changing(self) -> list[Line]:
        return [line for line in self.lines if line.changed and not line.errors]

    @property
    def can_be_applied(self) -> bool:
        return not self.error and not self.wrong and bool(self.new or self.changing)


def as_csv(concepts: Iterable[Concept]) -> str:
    """The concepts as a table with a row each; terms in one cell stand between semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for concept in concepts:
        row = _row(concept)
        writer.writerow(_guarded(row[name]) for name in COLUMNS)
    return out.getvalue()


def _row(concept: Concept) -> dict[str, str]:
    row = {name: getattr(concept, name) for name in ("code", *TEXTS)}
    for name in ("synonyms_nl", "synonyms_fr"):
        row[name] = "; ".join(terms_of(row[name]))
    row["broader"] = "; ".join(sorted(wide.code for wide in concept.broader.all()))
    row["in_use"] = "1" if concept.is_active else "0"
    return row


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def read_csv(content: bytes) -> Table:
    """What a table says and would change; never raises, whatever is sent."""
    if len(content) > MOST_BYTES:
        return Table(error=_("This file is too large."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Table(error=_("This file cannot be read: save it as CSV in UTF-8."))
    try:
        rows = _rows(text)
    except csv.Error:
        return Table(error=_("This file is no table."))
    if rows is None:
        return Table(
            error=_("These columns are needed: %(names)s.") % {"names": ", ".join(COLUMNS)}
        )
    return Table(tuple(_checked(rows)))


def _rows(text: str) -> list[dict[str, str]] | None:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    if not {"code", "label_nl", "label_fr"} <= set(reader.fieldnames or ()):
        return None
    rows = []
    for row in reader:
        if len(rows) == MOST_ROWS:
            break
        rows.append({name: (row.get(name) or "").strip() for name in COLUMNS if name in row})
    return rows


def _checked(rows: list[dict[str, str]]) -> list[Line]:
    known = {row.code: row for row in Concept.objects.prefetch_related("broader")}
    codes = {row["code"] for row in rows} | known.keys()
    lines, seen = [], set()
    for number, row in enumerate(rows, 2):
        line = _line(number, row)
        if line.values["code"] in seen:
            line.errors.append(_("This code is there twice."))
        seen.add(line.values["code"])
        line.errors += [
            _("There is no concept “%(code)s”.") % {"code": code}
            for code in line.broader
            if code not in codes
        ]
        _compare(line, known.get(line.values["code"]))
        lines.append(line)
    return lines


def _line(number: int, row: dict[str, str]) -> Line:
    values = {name: _unguarded(text).replace("\x00", "") for name, text in row.items()}
    for name in ("synonyms_nl", "synonyms_fr"):
        if name in values:
            values[name] = "\n".join(terms_of(values[name].replace(";", "\n")))
    has_broader = "broader" in values
    broader = terms_of(values.pop("broader", "").replace(";", "\n"))
    line = Line(number, values, broader, has_broader)
    if values.get("in_use", "1") not in {"", "0", "1"}:
        line.errors.append(_("The column in_use holds 1 or 0."))
    return line


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def _compare(line: Line, known: Concept | None) -> None:
    concept = known or Concept(code=line.values["code"])
    before = _state(concept) if known else {}
    _take(line, concept)
    try:
        concept.clean_fields(exclude=["broader"])
        concept.clean()
        if not concept.label_nl and not concept.label_fr:
            line.errors.append(_("Give a label in Dutch or in French."))
    except ValidationError as error:
        line.errors += error.messages
    line.is_new = known is None
    if known:
        after = _state(concept)
        changed = [name for name, value in after.items() if before[name] != value]
        if line.has_broader and set(line.broader) != _wide(known):
            changed.append("broader")
        line.changed = tuple(changed)


def _wide(concept: Concept) -> set[str]:
    return {wide.code for wide in concept.broader.all()}


def _state(concept: Concept) -> dict[str, object]:
    return {name: getattr(concept, name) for name in (*TEXTS, "is_active")}


def _take(line: Line, concept: Concept) -> None:
    for name in TEXTS:
        if name in line.values:
            setattr(concept, name, line.values[name])
    if line.values.get("in_use"):
        concept.is_active = line.values["in_use"] == "1"


@transaction.atomic
def apply(table: Table) -> tuple[int, int]:
    """Write a table that has no errors; returns how many concepts are new and changed.

    Raises ValueError for a table with errors. Concepts that it does not name stay as they are.
    """
    if table.error or table.wrong:
        raise ValueError("A table with errors is not taken.")
    concepts = {}
    for line in (*table.new, *table.changing):
        code = line.values["code"]
        concept = Concept.objects.filter(code=code).first() or Concept(code=code)
        _take(line, concept)
        concept.save()
        concepts[code] = concept
    for line in (*table.new, *table.changing):
        concept = concepts[line.values["code"]]
        if line.has_broader:
            concept.broader.set(Concept.objects.filter(code__in=line.broader))
            concept.save()
    return len(table.new), len(table.changing)
