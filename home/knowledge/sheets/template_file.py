"""The spreadsheet to fill in: headings, what to write, lists to choose from."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from portal.organisations.models import Organisation

from ..exchange.fields import CHOICES
from ..exchange.terms import MODELS
from .columns import COLUMNS, Column

LAST_ROW = 5000
FIRST_ROW = 3
WIDE = {"rich": 40, "steps": 40, "lines": 24, "text": 28}


def make_template() -> bytes:
    """The file in the language that is active: headings in row 1, codes in row 2, then practices.

    A second sheet holds the words of all lists; a choice of one has a list to pick from.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = _("Good practices")[:31]
    words = book.create_sheet(_("Lists")[:31])
    for number, column in enumerate(COLUMNS, start=1):
        _head(sheet, number, column)
    sheet.row_dimensions[2].hidden = True
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2)
    for number, (code, labels) in enumerate(_lists().items(), start=1):
        _list(book, words, number, code, labels)
        _offer(sheet, code, len(labels))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(1, number, str(column.title))
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="2F5D50")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.hint:
        cell.comment = Comment(str(column.hint), "portal")
    sheet.cell(2, number, column.code)
    sheet.column_dimensions[get_column_letter(number)].width = WIDE.get(column.kind, 22)


def _lists() -> dict[str, list[str]]:
    """The words of each list, by the code of its column."""
    found = {}
    for column in COLUMNS:
        if column.kind == "choice":
            choices = CHOICES.get(column.code, Organisation.Kind)
            found[column.code] = [str(label) for _code, label in choices.choices]
        elif column.kind in ("list", "row"):
            found[column.code] = [str(row) for row in MODELS[column.code]._default_manager.all()]
    return found


def _list(book: Workbook, sheet: Worksheet, number: int, code: str, labels: list[str]) -> None:
    title = next(column.title for column in COLUMNS if column.code == code)
    sheet.cell(1, number, str(title)).font = Font(bold=True)
    for place, label in enumerate(labels, start=2):
        sheet.cell(place, number, label)
    letter = get_column_letter(number)
    sheet.column_dimensions[letter].width = 30
    name = sheet.title.replace("'", "''")
    reference = f"'{name}'!${letter}$2:${letter}${max(len(labels) + 1, 2)}"
    book.defined_names[f"list_{code}"] = DefinedName(f"list_{code}", attr_text=reference)


def _offer(sheet: Worksheet, code: str, count: int) -> None:
    column = next(column for column in COLUMNS if column.code == code)
    if column.kind == "list" or not count:
        return
    letter = get_column_letter(COLUMNS.index(column) + 1)
    # A word that is not in the list may be new: it is told when the file is checked.
    rule = DataValidation(type="list", formula1=f"=list_{code}", showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
