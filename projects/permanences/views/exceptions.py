"""One opening that is otherwise: closed, moved, open after all, extra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.core.saving import save
from projects.activities.date_forms import ExtraForm, MoveForm, ReasonForm
from projects.permanences import actions
from projects.permanences.models import Opening, Permanence
from projects.permanences.permissions import check_can_keep

from .finding import find_opening, find_permanence


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def opening_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Close once, with a reason."""
    opening = _own(request, pk)

    def act(form: ReasonForm) -> None:
        actions.cancel_opening(opening=opening, by=request.user, reason=form.reasons())

    words = {"title": _("Close this day"), "label": _("Close and tell everybody")}
    return _ask(request, opening.permanence, ReasonForm, act, opening=opening, **words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def opening_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, hour or place, once."""
    opening = _own(request, pk)

    def act(form: MoveForm) -> None:
        starts, ends = form.times()
        actions.move_opening(
            opening=opening,
            by=request.user,
            starts_at=starts,
            ends_at=ends,
            reason=form.reasons(),
            place=form.places(),
        )

    words = {"title": _("Move this day"), "label": _("Move and tell everybody")}
    return _ask(request, opening.permanence, MoveForm, act, opening=opening, **words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def opening_add(request: HttpRequest, pk: int) -> HttpResponse:
    """An extra opening."""
    permanence = find_permanence(request, pk)
    check_can_keep(request.user, permanence.organisation_id)

    def act(form: ExtraForm) -> None:
        starts, ends = form.times()
        actions.add_opening(permanence=permanence, by=request.user, starts_at=starts, ends_at=ends)

    return _ask(request, permanence, ExtraForm, act, title=_("Extra day"), label=_("Add the day"))


@login_required
@require_POST
@never_cache
def opening_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Open after all."""
    opening = _own(request, pk)
    actions.restore_opening(opening=opening, by=request.user)
    messages.success(request, _("Done. Followers are told."))
    return redirect(opening.permanence)


def _own(request: HttpRequest, pk: int) -> Opening:
    opening = find_opening(request, pk)
    check_can_keep(request.user, opening.permanence.organisation_id)
    return opening


def _ask(
    request: HttpRequest,
    permanence: Permanence,
    kind: type[forms.Form],
    act: Callable[[Any], None],
    **words: Any,
) -> HttpResponse:
    form = kind(request.POST) if request.method == "POST" else kind()
    worked, status = save(form, lambda: act(form))
    if worked:
        messages.success(request, _("Done. Followers are told."))
        return redirect(permanence)
    context = {"form": form, "permanence": permanence, **words}
    return render(request, "projects/permanences/exception_form.html", context, status=status)
