"""The pages of those who answer for data: read by everybody, written by their administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.drafts import kept_input, login_keeping_input
from portal.core.text import markdown_to_html

from .controllers import (
    can_change,
    change_statement,
    check_can_change,
    controllers,
    part_of,
    statement_of,
)
from .forms import StatementForm
from .register import by_room


@require_safe
def controller_list(request: HttpRequest) -> HttpResponse:
    """Everybody who answers for a part of the data."""
    rows = [(one.name, one.code, part_of(one).words) for one in controllers()]
    return render(request, "portal/privacy/controllers.html", {"data_controllers": rows})


@require_safe
def controller_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One of them, in two layers: a few sentences and whom to ask; below, all of it."""
    organisation = get_object_or_404(controllers(), code=code)
    statement = statement_of(organisation)
    context = {
        "organisation": organisation,
        "is_company": organisation.kind == organisation.Kind.COMPANY,
        "statement": statement,
        "full": markdown_to_html(statement.full),
        "rooms": by_room(part_of(organisation)),
        "can_change": can_change(request.user, organisation),
    }
    return render(request, "portal/privacy/controller.html", context)


@login_keeping_input
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def controller_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Write what one's organisation tells about its part."""
    organisation = get_object_or_404(controllers(), code=code)
    check_can_change(request.user, organisation)
    typed = request.POST if request.method == "POST" else kept_input(request)
    form = StatementForm(typed, instance=statement_of(organisation))
    if request.method == "POST" and form.is_valid():
        change_statement(statement=form.save(commit=False), by=request.user)
        messages.success(request, _("The statement is kept."))
        return redirect("privacy:controller", code=code)
    context = {"organisation": organisation, "form": form}
    return render(request, "portal/privacy/controller_form.html", context)
