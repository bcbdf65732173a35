"""The council writes its opinion in versions, and says whose words stand where."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.consultations import actions, permissions
from forums.consultations.actions.drafting import passages
from forums.consultations.concluding_forms import ExplainForm, VersionForm
from forums.consultations.models import (
    Consultation,
    OpenAnswer,
    PassageLink,
    Remark,
    Response,
)
from forums.consultations.results import smallest_group
from forums.councils.form_parts import NAMES, form_for
from portal.core.drafts import login_keeping_input
from portal.core.saving import save

from .finding import find_consultation

MOST_WORDS = 500


def _find(request: HttpRequest, slug: str) -> Consultation:
    """For members of the council; to everybody else, drafts do not exist."""
    consultation = find_consultation(request, slug)
    if not permissions.can_read_drafts(request.user, consultation):
        raise Http404
    return consultation


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def opinion_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions, the newest first, and a form that begins with it."""
    consultation = _find(request, slug)
    versions = list(consultation.opinion_versions.select_related("author"))
    names = [f"{name}_{language}" for name in VersionForm.pairs for language in NAMES]
    start = {name: getattr(versions[0], name) for name in names} if versions else {}
    form, kept = form_for(request, VersionForm, initial=start)

    def act() -> None:
        actions.write_version(
            consultation=consultation,
            author=request.user,
            note=form.cleaned_data["note"],
            **form.texts("text", "minority"),
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The version is kept. Only members of the council read it."))
        return redirect("consultations:versions", slug=consultation.slug)
    context = {
        "consultation": consultation,
        "versions": versions,
        "form": form,
        "kept": kept,
        "problem": permissions.drafting_problem(request.user, consultation),
    }
    return render(request, "forums/consultations/versions.html", context, status=status)


def _keys(request: HttpRequest, name: str) -> list[int]:
    typed = request.POST.getlist(name)
    return [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 18]


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def passage_edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Which contributions stand in one passage of the opinion."""
    consultation = _find(request, slug)
    if not permissions.is_over(consultation):
        permissions.refuse(_("What tenants wrote is read after the time to answer has ended."))
    newest = getattr(consultation, "opinion", None) or consultation.opinion_versions.first()
    language = (get_language() or "nl")[:2]
    text = (getattr(newest, f"text_{language}") or newest.text) if newest else ""
    parts = passages(text)
    if not 1 <= number <= len(parts):
        raise Http404
    if request.method == "POST":
        actions.link_passage(
            consultation=consultation,
            actor=request.user,
            passage=number,
            answers=_keys(request, "answer"),
            remarks=_keys(request, "remark"),
        )
        messages.success(request, _("These words are linked to the passage."))
        return redirect("consultations:passage", slug=consultation.slug, number=number)
    links = PassageLink.objects.filter(consultation=consultation, passage=number)
    people = Response.objects.filter(consultation=consultation).count()
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    texts = texts.select_related("question").order_by("question__position", "text")
    remarks = Remark.objects.shown().filter(consultation=consultation).select_related("author")
    context = {
        "consultation": consultation,
        "number": number,
        "total": len(parts),
        "passage": parts[number - 1],
        "texts": list(texts[:MOST_WORDS]) if people >= smallest_group() else [],
        "remarks": list(remarks[:MOST_WORDS]),
        "linked_answers": {link.open_answer_id for link in links},
        "linked_remarks": {link.remark_id for link in links},
    }
    return render(request, "forums/consultations/passage.html", context)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def results_explain(request: HttpRequest, slug: str) -> HttpResponse:
    """What the results say in one sentence, and who did not take part."""
    consultation = find_consultation(request, slug)
    if not permissions.can_read_texts(request.user, consultation):
        raise Http404
    names = [f"{name}_{language}" for name in ExplainForm.pairs for language in NAMES]
    start = {name: getattr(consultation, name) for name in names}
    form, kept = form_for(request, ExplainForm, initial=start)

    def act() -> None:
        actions.explain_results(consultation=consultation, actor=request.user, **form.texts())

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        return redirect("consultations:results", slug=consultation.slug)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/explain_form.html", context, status=status)
