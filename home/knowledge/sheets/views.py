"""The editors' screens of the spreadsheets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ..models import SheetImport
from . import actions
from .template_file import make_template

RIGHT = "knowledge.add_sheetimport"
MOST_SHOWN = 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    """A file, and what to do with it."""

    file = forms.FileField(
        label=gettext_lazy("The spreadsheet (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": f".xlsx,{XLSX}"}),
    )
    as_drafts = forms.BooleanField(
        label=gettext_lazy("Keep them as drafts: nothing is published yet"), required=False
    )
    create_terms = forms.BooleanField(
        label=gettext_lazy("Make words that are not in the lists yet"), required=False
    )


def _check_right(request: HttpRequest) -> None:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied(_("Only editors bring practices in from a file."))


@require_http_methods(["GET", "POST"])
def sheet_list(request: HttpRequest) -> HttpResponse:
    """Hand in a file; below it, those that were handed in before."""
    _check_right(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        upload = values.pop("file")
        try:
            row = actions.hand_in(user=request.user, upload=upload, **values)
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            return redirect("practice_sheet", pk=row.pk)
    context = {
        "form": form,
        "sheets": [(row, _in_short(row)) for row in SheetImport.objects.all()[:MOST_SHOWN]],
        "template_url": reverse("practice_sheet_template"),
        "said": {
            "title": _("Good practices from a spreadsheet"),
            "first": _("Download the empty file"),
            "help": _(
                "Fill in a row a practice, in one language or in both. Hand the file in: it is"
                " checked cell by cell, and nothing is written before you say so."
            ),
            "send": _("Check this file"),
            "before": _("Files handed in before"),
        },
    }
    return render(request, "knowledge/admin/sheets.html", context, using="django")


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found in a file; a button brings the good rows in."""
    _check_right(request)
    row = SheetImport.objects.filter(pk=pk).first() if pk < 2**62 else None
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.bring_in(row=row, user=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return redirect("practice_sheet", pk=pk)
    return render(request, "knowledge/admin/sheet.html", _context(row), using="django")


def _context(row: SheetImport) -> dict[str, Any]:
    good = row.report.get("good", 0)
    return {
        "sheet": row,
        "in_short": _in_short(row),
        "problems": row.report.get("problems", []),
        "new_terms": ", ".join(row.report.get("new_terms", [])),
        "may_bring_in": row.state == SheetImport.State.CHECKED and good > 0,
        "list_url": reverse("practice_sheets"),
        "said": {
            "state": row.get_state_display(),
            "refresh": _("See how far it is"),
            "bring_in": ngettext(
                "Bring %(count)s practice in", "Bring %(count)s practices in", good
            )
            % {"count": good},
            "problems": _("What is not right"),
            "cell": _("Cell"),
            "column": _("Column"),
            "reason": _("What is wrong"),
            "none": _("Nothing is wrong."),
            "terms": _("New in the lists"),
            "back": _("To all files"),
        },
    }


def _in_short(row: SheetImport) -> str:
    told = row.report
    if row.state == SheetImport.State.UNREADABLE:
        return str(told.get("reason", ""))
    if row.state == SheetImport.State.CHECKED:
        return _("%(rows)s rows, %(good)s of them are right.") % {
            "rows": told["rows"],
            "good": told["good"],
        }
    if row.state == SheetImport.State.DONE:
        return _("%(created)s made, %(updated)s changed, %(unchanged)s already the same.") % told
    return row.get_state_display()


@require_safe
def sheet_template(request: HttpRequest) -> HttpResponse:
    """The empty file, in the editor's language."""
    _check_right(request)
    response = HttpResponse(make_template(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="palier-portaal.xlsx"'
    return response
