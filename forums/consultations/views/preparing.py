"""Writing a draft: its texts, its dates and its questions, in both languages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.consultations import actions, permissions
from forums.consultations.actions.sending import problems_before_sending
from forums.consultations.forms import ConsultationForm, DatesForm, OpenerForm, QuestionForm
from forums.consultations.managing import openable
from forums.consultations.models import Consultation, Question
from forums.councils.form_parts import NAMES, form_for
from portal.core.drafts import login_keeping_input
from portal.core.saving import save

from .finding import find_managed, find_question


def _texts(row: Any, names: Any) -> dict[str, str]:
    return {
        f"{name}_{language}": getattr(row, f"{name}_{language}")
        for name in names
        for language in NAMES
    }


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_create(request: HttpRequest) -> HttpResponse:
    """A new draft, for a company or a council that the person may speak for."""
    openers = openable(request.user)
    if not openers:
        raise PermissionDenied(_("Only editors of a company and councils ask tenants' opinion."))
    chosen = request.POST.get("opener") or request.GET.get("opener", "")
    opener = next((one for one in openers if one.key == chosen), None)
    if opener is None and len(openers) > 1:
        form = OpenerForm(openers=openers)
        return render(request, "forums/consultations/opener_form.html", {"form": form})
    opener = opener or openers[0]
    start = {"subject": None, "asks_tenants": True, "reach": Consultation.Reach.COMPANY}
    form, kept = form_for(
        request,
        ConsultationForm,
        initial=start,
        company=opener.company,
        by_council=opener.kind == Consultation.OpenedBy.COUNCIL,
    )
    made: list[Consultation] = []

    def act() -> None:
        made.append(
            actions.prepare(
                company=opener.company,
                council=opener.council,
                opened_by=opener.kind,
                author=request.user,
                **form.values(),
            )
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        return redirect("consultations:dates", slug=made[0].slug)
    context = {"form": form, "kept": kept, "opener": opener, "consultation": None}
    return render(request, "forums/consultations/edit_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts of a draft."""
    consultation = find_managed(request, slug)
    start = _texts(consultation, ConsultationForm.pairs) | {
        "subject": consultation.subject_id,
        "asks_tenants": consultation.asks_tenants,
        "takes_ideas": consultation.takes_ideas,
        "reach": consultation.reach,
        "project": consultation.project_id,
        "meeting": consultation.meeting_id,
        "buildings": [str(pk) for pk in consultation.buildings.values_list("pk", flat=True)],
        "allows_anyone": consultation.allows_anyone,
        "invited": consultation.invited,
        "is_anonymous": consultation.is_anonymous,
        "allows_unverified": consultation.allows_unverified,
        "sites": [str(pk) for pk in consultation.sites.values_list("pk", flat=True)],
    }
    if request.method != "POST":
        permissions.check_can_change(request.user, consultation)
    form, kept = form_for(
        request,
        ConsultationForm,
        initial=start,
        company=consultation.company,
        by_council=consultation.opened_by_kind == Consultation.OpenedBy.COUNCIL,
    )

    def act() -> None:
        actions.change(consultation=consultation, actor=request.user, **form.values())

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The draft is kept."))
        return redirect(consultation)
    context = {"form": form, "kept": kept, "opener": None, "consultation": consultation}
    return render(request, "forums/consultations/edit_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def phases_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of a draft."""
    consultation = find_managed(request, slug)
    start = {
        f"{phase.kind}_{end}": getattr(phase, end)
        for phase in consultation.phases.all()
        for end in ("starts_at", "ends_at")
    }
    if request.method != "POST":
        permissions.check_can_change(request.user, consultation)
    form, kept = form_for(request, DatesForm, initial=start, asks_tenants=consultation.asks_tenants)

    def act() -> None:
        actions.set_phases(consultation=consultation, actor=request.user, dates=form.dates())

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        return redirect("consultations:questions", slug=consultation.slug)
    context = {"form": form, "kept": kept, "consultation": consultation}
    return render(request, "forums/consultations/dates_form.html", context, status=status)


@login_keeping_input
@require_safe
@never_cache
def questions_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions of a draft, in order."""
    consultation = find_managed(request, slug)
    permissions.check_can_change(request.user, consultation)
    context = {
        "consultation": consultation,
        "questions": list(consultation.questions.prefetch_related("options")),
        "problems": problems_before_sending(consultation),
    }
    return render(request, "forums/consultations/questions.html", context)


def _question_page(
    request: HttpRequest, consultation: Consultation, question: Question | None
) -> HttpResponse:
    start: dict[str, Any] = {"required": True}
    if question is not None:
        names = [name for name in QuestionForm.pairs if name != "options"]
        start = _texts(question, names) | {
            "kind": question.kind,
            "required": question.required,
            "max_choices": question.max_choices,
            "points": question.points,
            "shown_if": str(question.shown_if_id or ""),
        }
        for language in NAMES:
            if question.kind == Question.Kind.PLACE:
                break
            lines = [getattr(option, f"text_{language}") for option in question.options.all()]
            start[f"options_{language}"] = "\n".join(line for line in lines if line)
    if request.method != "POST":
        permissions.check_can_change(request.user, consultation)
    earlier = consultation.questions.filter(kind__in=["single", "multiple", "picture"])
    if question is not None:
        earlier = earlier.filter(position__lt=question.position)
    form, kept = form_for(
        request,
        QuestionForm,
        initial=start,
        earlier=list(earlier.prefetch_related("options__question")),
    )

    def act() -> None:
        actions.write_question(
            consultation=consultation,
            actor=request.user,
            question=question,
            kind=form.cleaned_data["kind"],
            texts=form.texts("text", "help", "low", "high"),
            options=form.options(),
            required=form.cleaned_data["required"],
            max_choices=form.cleaned_data["max_choices"],
            points=form.cleaned_data["points"],
            shown_if=form.condition(),
            plan=form.cleaned_data["plan"],
            pictures=form.cleaned_data["pictures"],
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        return redirect("consultations:questions", slug=consultation.slug)
    context = {"form": form, "kept": kept, "consultation": consultation, "question": question}
    return render(request, "forums/consultations/question_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Another question of a draft."""
    return _question_page(request, find_managed(request, slug), None)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a question of a draft."""
    consultation = find_managed(request, slug)
    return _question_page(request, consultation, find_question(consultation, pk))


@login_keeping_input
@require_POST
def question_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One place up, or down (`up` is empty)."""
    consultation = find_managed(request, slug)
    question = find_question(consultation, pk)
    up = bool(request.POST.get("up"))
    try:
        actions.move_question(question=question, actor=request.user, up=up)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    return redirect("consultations:questions", slug=consultation.slug)


@login_keeping_input
@require_POST
def question_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a question out of a draft."""
    consultation = find_managed(request, slug)
    actions.delete_question(question=find_question(consultation, pk), actor=request.user)
    messages.success(request, _("The question has been taken out."))
    return redirect("consultations:questions", slug=consultation.slug)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Throw a draft away, after a question."""
    consultation = find_managed(request, slug)
    permissions.check_can_change(request.user, consultation)
    if request.method == "POST":
        actions.delete_draft(consultation=consultation, actor=request.user)
        messages.success(request, _("The draft has been thrown away."))
        return redirect("consultations:index")
    context = {"consultation": consultation}
    return render(request, "forums/consultations/delete_form.html", context)
