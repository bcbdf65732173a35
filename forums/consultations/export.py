"""Results as rows to take along: the same numbers as on the page, and no more.

Single responses are not exported: beside the totals they would undo what is left out for small
groups.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .models import Consultation, OpenAnswer
from .results import Finding, Group, Line, Results, smallest_group

Row = tuple[str, ...]
CHUNK = 500
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(cell: str) -> str:
    """The cell as text that no spreadsheet computes."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def rows(consultation: Consultation, results: Results, *, with_texts: bool) -> Iterator[Row]:
    """A heading, a row an answer, and the texts: all for organisers, else those chosen to show."""
    yield (_("Group"), _("Question"), _("Answer"), _("Number of tenants"), "%")
    for name, group in (
        (_("confirmed tenants"), results.confirmed),
        (_("tenants who were not confirmed yet"), results.others),
    ):
        if group is not None:
            yield from _group_rows(name, group)
    yield from _texts(consultation, results, with_texts=with_texts)


def _group_rows(name: str, group: Group) -> Iterator[Row]:
    yield (name, _("all who answered"), "", str(group.people), "100")
    for finding in group.findings:
        for line in _lines(finding):
            people = "" if line.people is None else str(line.people)
            percent = "" if line.percent is None else str(line.percent)
            yield (name, finding.question.text, line.label, people, percent)


def _lines(finding: Finding) -> list[Line]:
    return [*finding.lines, *([finding.together] if finding.together else [])]


def _texts(consultation: Consultation, results: Results, *, with_texts: bool) -> Iterator[Row]:
    everybody = (results.confirmed.people if results.confirmed else 0) + (
        results.others.people if results.others else 0
    )
    if everybody < smallest_group():
        return
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    if not with_texts:
        texts = texts.filter(is_quoted=True)
    names = {question.pk: question.text for question in consultation.questions.all()}
    # By their words: the order of sending would help to guess who wrote what.
    found = texts.order_by("question", "text").values_list("question", "text")
    for question, text in found.iterator(chunk_size=CHUNK):
        yield (_("in their own words"), names[question], text, "", "")


class _Line:
    """A file that hands each written line back."""

    def write(self, text: str) -> str:
        return text


def as_csv(found: Iterator[Row]) -> Iterator[str]:
    """Lines, one by one; the mark in front lets a spreadsheet read accents."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    for row in found:
        yield writer.writerow([safe(cell) for cell in row])


def as_json(found: Iterator[Row]) -> Iterator[str]:
    """A list of objects, one a line."""
    next(found)
    names = ("group", "question", "answer", "people", "percent")
    before = "["
    for row in found:
        values: dict[str, Any] = dict(zip(names, row, strict=True))
        for name in ("people", "percent"):
            values[name] = int(values[name]) if values[name] else None
        yield f"{before}\n{json.dumps(values, ensure_ascii=False)}"
        before = ","
    yield "\n]\n" if before == "," else "[]\n"


def as_xlsx(found: Iterator[Row]) -> IO[bytes]:
    """A workbook; every cell is text or a number. It is made on disk, whatever its length."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Results"))
    for row in found:
        sheet.append([_cell(sheet, cell) for cell in row])
    # Closed by who sends it.
    target: IO[bytes] = TemporaryFile()  # noqa: SIM115
    book.save(target)
    target.seek(0)
    return target


def _cell(sheet: Any, text: str) -> Any:
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    cell = WriteOnlyCell(sheet, value=safe(text))
    cell.data_type = "s"
    return cell
