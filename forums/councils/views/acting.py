"""A form on a page of its own: shown, saved by an action, and back to where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.councils.form_parts import form_for
from forums.councils.models import AdvisoryCouncil
from portal.core.saving import save

Trail = list[tuple[str, str]]


def form_page(
    request: HttpRequest,
    kind: type[forms.Form],
    act: Callable[[forms.Form], Any],
    *,
    council: AdvisoryCouncil | None = None,
    trail: Trail | None = None,
    title: str,
    submit: str,
    done: str,
    back: str,
    lead: str = "",
    initial: Mapping[str, Any] | None = None,
    **kwargs: Any,
) -> HttpResponse:
    """The page of a form below a council, or below `trail`.

    `act` gets the filled form; its refusals stand on the page in words.
    """
    form, kept = form_for(request, kind, initial=initial or {}, **kwargs)
    worked, status = save(form, lambda: act(form)) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, done)
        return redirect(back)
    context = {
        "trail": trail or _trail(council),
        "form": form,
        "kept": kept,
        "title": title,
        "lead": lead,
        "submit": submit,
        "back": back,
    }
    return render(request, "forums/councils/form.html", context, status=status)


def _trail(council: AdvisoryCouncil | None) -> Trail:
    found = [(_("Tenants' advisory councils"), reverse("councils:index"))]
    return [*found, (council.name, council.get_absolute_url())] if council else found


def act_and_return(
    request: HttpRequest, act: Callable[[], Any], *, done: str, back: str
) -> HttpResponse:
    """A button: the action, then back with a word about it, also when it was refused in words."""
    try:
        act()
    except ValidationError as fault:
        messages.error(request, " ".join(str(text) for text in fault.messages))
    except PermissionDenied as refusal:
        messages.error(request, str(refusal) or _("You may not do this."))
    else:
        messages.success(request, done)
    return redirect(back)
