"""Handing in a spreadsheet and deciding about it; the worker does the work."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import User

from ..exchange.importing import Report, import_records
from ..exchange.terms import Terms
from ..models import SheetImport
from .reading import CellProblem, read_sheet

State = SheetImport.State
MOST_BYTES = 10 * 1024 * 1024
MOST_PROBLEMS = 1000


@transaction.atomic
def hand_in(
    *, user: User, upload: UploadedFile, as_drafts: bool = False, create_terms: bool = False
) -> SheetImport:
    """Keep the file and let the worker check it. Raises ValidationError for one that is too large.

    Whether it can be read is told in its report.
    """
    from .tasks import check_sheet

    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large: at most 10 MB."))
    row = SheetImport(
        name=upload.name[:200],
        file=upload,
        as_drafts=as_drafts,
        create_terms=create_terms,
        uploaded_by=user,
    )
    row.save()
    transaction.on_commit(partial(check_sheet.enqueue, row.pk, user.language))
    return row


@transaction.atomic
def bring_in(*, row: SheetImport, user: User) -> SheetImport:
    """Let the worker bring the good rows in; the others stay out. A second click changes nothing.

    Raises ValidationError for what was not checked, or has no good row.
    """
    from .tasks import import_sheet

    row = SheetImport.objects.select_for_update().get(pk=row.pk)
    if row.is_busy:
        return row
    if row.state != State.CHECKED or not row.report.get("good"):
        raise ValidationError(_("There is nothing to bring in."))
    row.state = State.IMPORTING
    row.save(update_fields=["state", "changed_at"])
    transaction.on_commit(partial(import_sheet.enqueue, row.pk, user.language))
    return row


def check(row: SheetImport, language: str) -> None:
    """Read the file and keep what is wrong in which cell; again gives the same."""
    with translation.override(language):
        terms = Terms(create=row.create_terms)
        good, total, problems = 0, 0, []
        try:
            with row.file.open("rb") as file:
                for found in read_sheet(file, terms):
                    total += 1
                    good += found.record is not None
                    problems += found.problems
        except (ValidationError, FileNotFoundError) as error:
            reason = " ".join(getattr(error, "messages", [_("The file is gone.")]))
            _keep(row, State.UNREADABLE, {"reason": reason})
            return
    _keep(row, State.CHECKED, {"rows": total, "good": good, "problems": _plain(problems)})


def import_good_rows(row: SheetImport, language: str) -> Report:
    """Bring in what is right; a second run changes nothing more."""
    with translation.override(language), row.file.open("rb") as file:
        found = list(read_sheet(file, Terms(create=row.create_terms)))
        # Line numbers are those of the sheet.
        records = ((one.number, one.record) for one in found if one.record is not None)
        report = import_records(records, draft=row.as_drafts, create_terms=row.create_terms)
    problems = [problem for one in found for problem in one.problems]
    problems += [CellProblem(str(no.line), no.external_id, no.reason) for no in report.refused]
    told = {
        "rows": len(found),
        "good": report.taken,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "new_terms": report.new_terms,
        "problems": _plain(problems),
    }
    _keep(row, State.DONE, told)
    return report


def _plain(problems: list[CellProblem]) -> list[list[str]]:
    return [[one.cell, one.column, one.reason] for one in problems[:MOST_PROBLEMS]]


def _keep(row: SheetImport, state: str, report: dict) -> None:
    row.state, row.report = state, report
    row.save(update_fields=["state", "report", "changed_at"])
