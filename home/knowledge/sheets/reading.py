"""From the cells of a spreadsheet to records; what is wrong is said cell by cell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from portal.organisations.models import Organisation

from ..exchange.fields import CHOICES, choice, same_in_all
from ..exchange.plans import make_plan
from ..exchange.records import Record, Words, record_of
from ..exchange.terms import Terms
from ..exchange.texts import steps_of_text, text_to_html
from .columns import BY_CODE, COLUMNS, LANGUAGES, Column

MOST_ROWS = 5000
MOST_COLUMNS = 200
MOST_UNPACKED = 200 * 1024 * 1024
LONGEST_CELL = 32_767


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell (`C7`), or in a row when no cell is to blame (`7`)."""

    cell: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet: its number, and a record or what is wrong with it."""

    number: int
    external_id: str
    record: Record | None
    problems: tuple[CellProblem, ...] = ()


def read_sheet(file: BinaryIO, terms: Terms) -> Iterator[Row]:
    """The rows of the first sheet that are filled in.

    Raises ValidationError when the file is no spreadsheet, or has no row with the codes.
    """
    sheet = _open(file)
    rows = sheet.iter_rows(max_row=MOST_ROWS + 100, max_col=MOST_COLUMNS, values_only=True)
    places: dict[int, Column] = {}
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows, start=1):
        if not places:
            places = _places(cells)
            if not places and number > 10:
                break
            continue
        if number > MOST_ROWS + 2:
            raise ValidationError(_("At most %(most)s rows in one file.") % {"most": MOST_ROWS})
        values = {place: cells[place] for place in places if place < len(cells)}
        if any(_text(value) for value in values.values()):
            yield _row(
                number, {places[at]: (at, value) for at, value in values.items()}, terms, seen
            )
    if not places:
        raise ValidationError(
            _("The row with the codes is missing. Begin with the file that can be downloaded here.")
        )


def _open(file: BinaryIO) -> Any:
    problem = ValidationError(_("This is no spreadsheet (.xlsx) that can be read."))
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise ValidationError(_("This file is too large."))
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True)
        return book.worksheets[0]
    except ValidationError:
        raise
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError):
        raise problem from None


def _places(cells: tuple[Any, ...]) -> dict[int, Column]:
    found = {at: BY_CODE[cell] for at, cell in enumerate(cells) if cell in BY_CODE}
    return found if any(column.code == "external_id" for column in found.values()) else {}


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()[:LONGEST_CELL]


def _row(
    number: int, cells: dict[Column, tuple[int, Any]], terms: Terms, seen: dict[str, int]
) -> Row:
    texts = {column.code: _text(value) for column, (_at, value) in cells.items()}
    name = texts.get("external_id", "")
    problems = [
        CellProblem(f"{get_column_letter(at + 1)}{number}", str(column.title), reason)
        for column, (at, _value) in cells.items()
        if (reason := _problem(column, texts, terms))
    ]
    if name and seen.setdefault(name, number) != number:
        at = cells[BY_CODE["external_id"]][0]
        reason = _("The same number stands in line %(line)s.") % {"line": seen[name]}
        cell = f"{get_column_letter(at + 1)}{number}"
        problems.append(CellProblem(cell, str(BY_CODE["external_id"].title), reason))
    if problems:
        return Row(number, name, None, tuple(problems))
    try:
        record = _record(texts)
        make_plan(record, terms)
    except ValidationError as error:
        return Row(number, name, None, (CellProblem(str(number), "", " ".join(error.messages)),))
    return Row(number, name, record)


def _problem(column: Column, texts: dict[str, str], terms: Terms) -> str:
    """What is wrong with one cell, or empty."""
    try:
        _check(column, texts, terms)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _check(column: Column, texts: dict[str, str], terms: Terms) -> None:
    text = texts[column.code]
    if column.code == "external_id" and not text:
        raise ValidationError(_("Every practice needs a number of its own."))
    if column.field == "title" and not text and _has_words(column.language, texts):
        raise ValidationError(_("There is a text in this language, but no title."))
    if not text:
        return
    if column.kind == "choice":
        choice(column.code, text, CHOICES.get(column.code, Organisation.Kind))
    elif column.kind == "list":
        terms.find_all(column.code, _words(text))
    elif column.kind == "row":
        terms.find(column.code, text)
    elif column.code in ("contact", "last_checked_on"):
        same_in_all({column.code: text}, terms)
    elif column.kind == "year":
        record_of({"external_id": "x", "languages": {"nl": {"title": "x"}}, "year": text})


def _has_words(language: str, texts: dict[str, str]) -> bool:
    written = (column for column in COLUMNS if column.language == language)
    has_words = any(texts.get(column.code) for column in written)
    other = next(code for code in LANGUAGES if code != language)
    # Without a title in either language, the first one is asked for.
    return has_words or (language == "nl" and not texts.get(f"title_{other}"))


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.replace("\n", ";").split(";") if word.strip()]


def _record(texts: dict[str, str]) -> Record:
    """The record of a row whose cells are right."""
    versions: dict[str, Words] = {}
    fields: dict[str, Any] = {}
    for language in LANGUAGES:
        if texts.get(f"title_{language}"):
            title, summary, body = (
                texts.get(f"{name}_{language}", "") for name in ("title", "summary", "body")
            )
            versions[language] = Words(" ".join(title.split()), summary, body)
    for column in COLUMNS:
        text = texts.get(column.code, "")
        if not text or column.code in RECORD_KEYS or column.field in ("title", "summary", "body"):
            continue
        if not column.language:
            fields[column.code] = _words(text) if column.kind == "list" else text
        elif column.language in versions:
            fields.setdefault(column.field, {})[column.language] = _written(column.kind, text)
    data = {name: texts.get(name, "") for name in RECORD_KEYS}
    lists = {name: _words(data[name]) for name in ("themes", "target_groups", "municipalities")}
    languages = {
        code: {"title": words.title, "summary": words.summary, "body": words.body}
        for code, words in versions.items()
    }
    return record_of({**data, **lists, "languages": languages, "fields": fields})


RECORD_KEYS = (
    "external_id",
    "phase",
    "year",
    "themes",
    "target_groups",
    "municipalities",
    "organisation_kind",
    "organisation",
)


def _written(kind: str, text: str) -> Any:
    if kind == "rich":
        return text_to_html(text)
    if kind == "steps":
        return steps_of_text(text)
    if kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()]
    return text
