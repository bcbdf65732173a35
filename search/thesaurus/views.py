"""The editors' screen to take the thesaurus out and in again as a table."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .exchange import Table, apply, as_csv, read_csv
from .models import Concept

SALT = "search.thesaurus.table"
VALID_SECONDS = 3600
MOST_TOLD = 60


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm("thesaurus.change_concept"):
        raise PermissionDenied


def export(request: HttpRequest) -> HttpResponse:
    """Every concept as CSV, for those who may change them."""
    _check(request)
    table = as_csv(Concept.objects.prefetch_related("broader"))
    response = HttpResponse("\ufeff" + table, content_type="text/csv; charset=utf-8")
    name = f"thesaurus-{timezone.localdate():%Y%m%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class TableForm(forms.Form):
    """A file with concepts."""

    table = forms.FileField(label=gettext_lazy("CSV file"), max_length=200)


class ExchangeView(WagtailAdminTemplateMixin, FormView):
    """Shows what a file would change; a second press of a button takes it."""

    form_class = TableForm
    template_name = "thesaurus/exchange.html"
    header_icon = "table"
    page_title = gettext_lazy("Thesaurus as a table")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _check(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        concepts = {
            "url": reverse("wagtailsnippets_thesaurus_concept:list"),
            "label": _("Thesaurus"),
        }
        return [*self.breadcrumbs_items, concepts, {"url": "", "label": self.page_title}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "kept" in request.POST:
            return self._apply(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: TableForm) -> HttpResponse:
        content = form.cleaned_data["table"].read()
        table = read_csv(content)
        kept = ""
        if table.can_be_applied:
            kept = signing.dumps(content.decode("utf-8-sig"), salt=SALT, compress=True)
        context = self.get_context_data(form=form, table=table, told=_told(table), kept=kept)
        return self.render_to_response(context)

    def _apply(self, request: HttpRequest) -> HttpResponse:
        try:
            text = signing.loads(request.POST["kept"], salt=SALT, max_age=VALID_SECONDS)
        except signing.BadSignature:
            messages.error(request, _("Send the file again: too much time has passed."))
            return redirect("thesaurus_exchange")
        # Read anew: a colleague may have changed something since.
        table = read_csv(text.encode())
        if table.error or table.wrong:
            messages.error(request, _("The thesaurus has changed meanwhile. Send the file again."))
            return redirect("thesaurus_exchange")
        new, changed = apply(table)
        said = _("%(new)s new concepts, %(changed)s changed.") % {"new": new, "changed": changed}
        messages.success(request, said)
        return redirect("thesaurus_exchange")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "intro": _(
                "Take the concepts out, change them in a spreadsheet, and bring them in again. "
                "Concepts that the file does not name stay as they are."
            ),
            "export_url": reverse("thesaurus_export"),
            "export_label": _("Take all concepts out (CSV)"),
            "look_label": _("Look what this file changes"),
            "apply_label": _("Bring these changes in"),
            "heading": _("What this file changes"),
        }


def _told(table: Table) -> list[str]:
    """What a table changes, line by line; the wrong ones first."""
    told = [
        _("Line %(number)s, %(code)s: %(error)s")
        % {"number": line.number, "code": line.values.get("code", ""), "error": error}
        for line in table.wrong
        for error in line.errors
    ]
    told += [_("New: %(code)s") % {"code": line.values["code"]} for line in table.new]
    told += [
        _("Changed: %(code)s (%(names)s)")
        % {"code": line.values["code"], "names": ", ".join(line.changed)}
        for line in table.changing
    ]
    if not told and not table.error:
        told = [_("Nothing: all is as it stands here.")]
    return told[:MOST_TOLD]
