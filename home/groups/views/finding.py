"""The group of an address, a form on a page of its own, and a button; 404 for who may not know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.audiences import PROFESSIONAL, audiences

from ..models import Group
from ..permissions import is_inside


def find_group(request: HttpRequest, slug: str) -> Group:
    """The group; 404 for who may not know of it, in the same words as for one that is not there."""
    return get_object_or_404(Group.objects.visible_to(request.user), slug=slug)


def find_own(request: HttpRequest, slug: str) -> Group:
    """The group of a member; 404 for everybody else."""
    group = find_group(request, slug)
    if not is_inside(request.user, group):
        raise Http404
    return group


def find_row(rows: QuerySet, pk: int) -> Any:
    """One of the group's rows; 404 for any other number."""
    if pk > 2**62:
        raise Http404
    return get_object_or_404(rows, pk=pk)


def check_sector(request: HttpRequest) -> None:
    """Raises PermissionDenied with a sentence for who is not confirmed as working in the sector."""
    if PROFESSIONAL not in audiences(request.user):
        raise PermissionDenied(
            _("Groups are for people who work in social housing and whom their organisation knows.")
        )


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[forms.Form], Any],
    *,
    group: Group | None = None,
    title: str,
    submit: str,
    done: str,
    lead: str = "",
    back: str = "",
) -> HttpResponse:
    """Show the form, or do what it says; refusals stand on the page and nothing typed is lost."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            found = act(form)
        except ValidationError as fault:
            form.add_error(None, ValidationError([str(text) for text in fault.messages]))
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        else:
            messages.success(request, done)
            return redirect(back or (found if isinstance(found, Group) else group))
    context = {"form": form, "group": group, "title": title, "submit": submit, "lead": lead}
    return render(request, "home/groups/form.html", context, status=status)


def act_and_return(
    request: HttpRequest, act: Callable[[], Any], *, done: str, back: Any
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
