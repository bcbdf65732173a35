"""My data, and the pages that say what the portal keeps."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.permissions import is_portal_admin
from portal.core.dates import day_month_year
from portal.core.paging import page_by_key
from portal.core.personal import entries, rules

from . import actions
from .access import note_access
from .consents import KINDS
from .cookies import COOKIES
from .forms import AnswerForm, LeaveForm, ObjectionForm
from .models import Access, DataExport, Erasure, Objection, RetentionRun
from .notices import tell_answered
from .register import by_room
from .retention import what_is_over


@never_cache
@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the portal knows of me, and what I can do about it."""
    user = request.user
    held = {row.kind: row for row in user.consents.filter(withdrawn_at__isnull=True)}
    context = {
        "copies": list(user.data_exports.exclude(state=DataExport.State.GONE)[:5]),
        "erasure": Erasure.objects.waiting().filter(user=user).first(),
        "consents": [(kind, held.get(kind.name)) for kind in KINDS.values()],
        "looks": list(user.looked_at.all()[:10]),
        "objections": list(user.objections.all()[:10]),
        "objection_form": ObjectionForm(),
        "now": timezone.now(),
    }
    return render(request, "portal/privacy/mine.html", context)


@login_required
@require_POST
@reauthentication_required
def copy_ask(request: HttpRequest) -> HttpResponse:
    """Ask the worker for a copy."""
    try:
        actions.ask_copy(user=request.user)
    except ValidationError as fault:
        messages.warning(request, fault.messages[0])
    else:
        messages.success(request, _("We make the copy. You get a notice when it is ready."))
    return redirect("privacy:mine")


@never_cache
@login_required
@require_safe
@reauthentication_required
def copy_fetch(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to its own person, as long as it is kept."""
    ready = request.user.data_exports.filter(
        state=DataExport.State.READY, expires_at__gt=timezone.now()
    )
    export = get_object_or_404(ready, pk=pk)
    try:
        stream = export.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"{_('my-data')}-{export.ready_at:%Y-%m-%d}.zip"
    return FileResponse(stream, as_attachment=True, filename=name, content_type="application/zip")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def leave(request: HttpRequest) -> HttpResponse:
    """Erase my account: what remains and why, before one says yes."""
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        try:
            erasure = actions.ask_erasure(
                user=request.user, with_texts=form.cleaned_data["with_texts"]
            )
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            text = _("Your account will be erased on %(day)s. Until then you can undo it here.")
            messages.success(request, text % {"day": day_month_year(erasure.due_at)})
            return redirect("privacy:mine")
    remains = {str(link.remains): None for one in entries() for link in one.links if link.remains}
    return render(request, "portal/privacy/leave.html", {"form": form, "remains": list(remains)})


@login_required
@require_POST
def leave_undo(request: HttpRequest) -> HttpResponse:
    """Stay after all."""
    if actions.cancel_erasure(user=request.user):
        messages.success(request, _("Your account stays."))
    return redirect("privacy:mine")


@login_required
@require_POST
def consent(request: HttpRequest, kind: str) -> HttpResponse:
    """Agree, or no longer agree: as easy the one as the other."""
    if kind not in KINDS:
        raise Http404
    if request.POST.get("answer") == "yes":
        actions.agree(user=request.user, kind=kind)
        messages.success(request, _("Noted: you agree."))
    else:
        actions.withdraw(user=request.user, kind=kind)
        messages.success(request, _("Noted: you no longer agree."))
    return redirect("privacy:mine")


@login_required
@require_POST
def objection_send(request: HttpRequest) -> HttpResponse:
    """Object to a use of my data, or ask about it."""
    form = ObjectionForm(request.POST)
    if form.is_valid():
        actions.object_to(user=request.user, **form.cleaned_data)
        messages.success(request, _("We have your question. You get an answer within a month."))
        return redirect("privacy:mine")
    return render(request, "portal/privacy/object.html", {"objection_form": form})


@never_cache
@login_required
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Everybody who looked at my data."""
    page = page_by_key(
        Access.objects.filter(person=request.user),
        order=["-pk"],
        key=request.GET.get("page", ""),
    )
    return render(request, "portal/privacy/looks.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objections(request: HttpRequest) -> HttpResponse:
    """For administrators: questions about data, the oldest without an answer first."""
    if not is_portal_admin(request.user):
        raise PermissionDenied
    rows = Objection.objects.filter(answered_at__isnull=True).select_related("user").order_by("pk")
    if request.method == "POST":
        chosen = request.POST.get("objection", "")
        number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 18 else 0
        objection = get_object_or_404(rows, pk=number)
        form = AnswerForm(request.POST)
        if form.is_valid():
            answer = form.cleaned_data["answer"]
            tell_answered(
                actions.answer_objection(objection=objection, by=request.user, answer=answer)
            )
            messages.success(request, _("The answer has been sent."))
            return redirect("privacy:objections")
        messages.warning(request, _("Write an answer."))
    found = list(rows[:50])
    note_access(reader=request.user, people=[row.user_id for row in found], what="objections")
    return render(request, "portal/privacy/objections.html", {"rows": found})


@login_required
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """For administrators: what the next purge would remove, and what the last ones removed."""
    if not is_portal_admin(request.user):
        raise PermissionDenied
    over = what_is_over()
    context = {
        "rules": [(str(rule.label), over[rule.name], rule.name) for rule in rules()],
        "runs": list(RetentionRun.objects.all()[:30]),
    }
    return render(request, "portal/privacy/retention.html", context)


@require_safe
def register_page(request: HttpRequest) -> HttpResponse:
    """The register of processing, of the entries beside the models."""
    return render(request, "portal/privacy/register.html", {"rooms": by_room()})


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """The statement in two layers: a few sentences, and all of it below each."""
    return render(request, "portal/privacy/statement.html", {"rooms": by_room()})


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies the portal sets; a test looks at a browser to keep this true."""
    return render(request, "portal/privacy/cookies.html", {"cookies": COOKIES})
