"""The worker's part: reading a spreadsheet, and bringing its rows in."""

from __future__ import annotations

from django_tasks import task

from ..models import SheetImport
from . import actions


@task()
def check_sheet(pk: int, language: str) -> bool:
    """Check a file that waits for it; says whether there was one."""
    row = SheetImport.objects.filter(pk=pk, state=SheetImport.State.CHECKING).first()
    if row is None:
        return False
    actions.check(row, language)
    return True


@task()
def import_sheet(pk: int, language: str) -> int:
    """Bring in a file that somebody decided about; says how many rows are in the portal now."""
    row = SheetImport.objects.filter(pk=pk, state=SheetImport.State.IMPORTING).first()
    return actions.import_good_rows(row, language).taken if row else 0
