"""Ideas with support and comments, and comments on the parts of a text."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.consultations import actions, permissions
from forums.consultations.concluding_forms import SectionsForm
from forums.consultations.conversation import ideas_of, is_held, parts_of
from forums.consultations.models import Consultation, Remark, Section
from forums.councils.form_parts import NAMES, form_for
from portal.core.drafts import kept_input, login_keeping_input
from portal.core.saving import save
from portal.core.text import clean_text

from .finding import LARGEST, find_consultation, find_managed


def _number(typed: str) -> int:
    fits = typed.isascii() and typed.isdigit() and len(typed) < len(str(LARGEST))
    return int(typed) if fits else 0


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def conversation(request: HttpRequest, slug: str) -> HttpResponse:
    """What tenants say beside the questions; a text that is refused stays as it was typed."""
    consultation = find_consultation(request, slug)
    if not is_held(consultation):
        raise Http404
    typed, error, status, place = "", "", 200, ""
    if request.method == "POST":
        if not request.user.is_authenticated:
            return _write(request, slug)
        typed = clean_text(request.POST.get("text", ""))
        place = clean_text(request.POST.get("place", ""))[:24]
        try:
            remark = _keep(request, consultation, typed, place)
        except ValidationError as fault:
            error = " ".join(fault.messages)
        except PermissionDenied as refusal:
            error, status = str(refusal), 403
        else:
            messages.success(request, _("Your text stands here. You hear what is done with it."))
            return redirect(f"{request.path}#r{remark.pk}")
    elif kept := kept_input(request):
        typed, place = kept.get("text", ""), kept.get("place", "")[:24]
    user = request.user
    context = {
        "consultation": consultation,
        "parts": parts_of(consultation, user),
        "page": ideas_of(consultation, user, request.GET.get("page", "")),
        "problem": permissions.remark_problem(user, consultation),
        "me": user.pk if user.is_authenticated else None,
        "typed": typed,
        "error": error,
        "place": place,
        "logged_in": user.is_authenticated,
        "is_open": permissions.is_open(consultation),
    }
    return render(request, "forums/consultations/conversation.html", context, status=status)


@login_keeping_input
def _write(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def _keep(request: HttpRequest, consultation: Consultation, text: str, place: str) -> Remark:
    kind, _dash, key = place.partition("-")
    section = parent = None
    if kind == "section":
        section = get_object_or_404(Section, consultation=consultation, pk=_number(key))
    elif kind == "idea":
        shown = Remark.objects.shown()
        parent = get_object_or_404(shown, consultation=consultation, pk=_number(key))
    return actions.write_remark(
        consultation=consultation,
        author=request.user,
        text=text,
        section=section,
        parent=parent,
    )


def _find_remark(request: HttpRequest, slug: str, pk: int) -> Remark:
    consultation = find_consultation(request, slug)
    if pk > LARGEST:
        raise Http404
    return get_object_or_404(Remark.objects.shown(), consultation=consultation, pk=pk)


def _back(slug: str, pk: int) -> HttpResponse:
    return redirect(f"{reverse('consultations:conversation', args=[slug])}#r{pk}")


@login_keeping_input
@require_POST
def remark_support(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Be for an idea, or no longer (`on` is empty)."""
    remark = _find_remark(request, slug, pk)
    if remark.parent_id or remark.section_id:
        raise Http404
    actions.support(remark=remark, user=request.user, on=bool(request.POST.get("on")))
    return _back(slug, pk)


@login_keeping_input
@require_POST
def remark_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one's own words back."""
    actions.delete_remark(remark=_find_remark(request, slug, pk), user=request.user)
    messages.success(request, _("Your text has been taken back."))
    return redirect("consultations:conversation", slug=slug)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sections_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The parts of a draft's text on which tenants may comment."""
    consultation = find_managed(request, slug)
    if request.method != "POST":
        permissions.check_can_change(request.user, consultation)
    rows = list(consultation.sections.all())
    start = {f"sections_{code}": SectionsForm.written(rows, code) for code in NAMES}
    form, kept = form_for(request, SectionsForm, initial=start)

    def act() -> None:
        actions.put_sections(
            consultation=consultation, actor=request.user, sections=form.sections()
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The draft is kept."))
        return redirect("consultations:questions", slug=consultation.slug)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/sections_form.html", context, status=status)
