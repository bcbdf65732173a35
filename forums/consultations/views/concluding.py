"""The opinion of the council, the answer of the company, what was done, and what is quoted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.consultations import actions, permissions
from forums.consultations.concluding_forms import (
    AnswerForm,
    FollowUpForm,
    OpinionForm,
    ThemeForm,
)
from forums.consultations.models import Consultation, OpenAnswer, Question, Response, Theme
from forums.consultations.results import smallest_group
from forums.councils.form_parts import NAMES, form_for
from portal.core.drafts import login_keeping_input
from portal.core.saving import save

from .finding import find_consultation, find_question


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def opinion_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The chair or the secretary records what the council advises."""
    consultation = find_consultation(request, slug)
    opinion = getattr(consultation, "opinion", None)
    start = {"adopted_on": timezone.localdate()} | _newest_version(consultation)
    if opinion is not None:
        names = ["votes_for", "votes_against", "abstentions", "adopted_on"]
        names += [f"{name}_{language}" for name in OpinionForm.pairs for language in NAMES]
        start = {name: getattr(opinion, name) for name in names}
    if request.method != "POST":
        permissions.refuse(permissions.opinion_problem(request.user, consultation))
    form, kept = form_for(request, OpinionForm, initial=start)

    def act() -> None:
        values = form.cleaned_data
        actions.give_opinion(
            consultation=consultation,
            actor=request.user,
            **form.texts("text", "minority"),
            **{
                name: values[name]
                for name in ("votes_for", "votes_against", "abstentions", "adopted_on")
            },
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The opinion is recorded."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/opinion_form.html", context, status=status)


def _newest_version(consultation: Consultation) -> dict[str, str]:
    """What the council wrote last, to start from."""
    version = consultation.opinion_versions.first()
    if version is None:
        return {}
    names = [f"{name}_{language}" for name in OpinionForm.pairs for language in NAMES]
    return {name: getattr(version, name) for name in names}


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer_create(request: HttpRequest, slug: str) -> HttpResponse:
    """The company decides, with reasons; what stands is followed up, not rewritten."""
    consultation = find_consultation(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.answer_problem(request.user, consultation))
        if hasattr(consultation, "answer"):
            return redirect(consultation)
    form, kept = form_for(request, AnswerForm, initial={"decided_on": timezone.localdate()})

    def act() -> None:
        actions.give_answer(
            consultation=consultation,
            actor=request.user,
            decision=form.cleaned_data["decision"],
            decided_on=form.cleaned_data["decided_on"],
            **form.texts("reasons"),
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The answer is on the site. Who took part gets a notice."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/answer_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def follow_up_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A line of what was done since the answer."""
    consultation = find_consultation(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.follow_up_problem(request.user, consultation))
    form, kept = form_for(request, FollowUpForm, initial={"day": timezone.localdate()})

    def act() -> None:
        actions.add_follow_up(
            consultation=consultation,
            actor=request.user,
            day=form.cleaned_data["day"],
            is_done=form.cleaned_data["is_done"],
            **form.texts("state"),
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("It stands on the page. Who took part gets a notice."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/follow_up_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def quotes_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """What tenants wrote, without names, for the organisers to choose what is shown to all."""
    consultation = find_consultation(request, slug)
    if not permissions.can_read_texts(request.user, consultation):
        raise Http404
    if not permissions.is_over(consultation):
        permissions.refuse(_("What tenants wrote is read after the time to answer has ended."))
    if request.method == "POST":
        typed = request.POST.getlist("quote")
        chosen = [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < 18]
        actions.sort_texts(
            consultation=consultation, actor=request.user, themes=_themes_of(request)
        )
        actions.quote(consultation=consultation, actor=request.user, chosen=chosen)
        messages.success(request, _("These texts stand with the results, without names."))
        return redirect("consultations:results", slug=consultation.slug)
    people = Response.objects.filter(consultation=consultation).count()
    enough = people >= smallest_group()
    texts = OpenAnswer.objects.filter(response__consultation=consultation)
    # By their words: the order of sending would help to guess who wrote what.
    rows = texts.select_related("question").order_by("question__position", "text")
    context = {
        "consultation": consultation,
        "enough": enough,
        "texts": list(rows) if enough else [],
        "themes": _theme_choices(consultation),
    }
    return render(request, "forums/consultations/quotes_form.html", context)


def _key(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None


def _themes_of(request: HttpRequest) -> dict[int, int | None]:
    """What stands in the form: a text by its key, and the key of its theme or none."""
    found: dict[int, int | None] = {}
    for name, value in request.POST.items():
        if name.startswith("theme-") and (pk := _key(name.removeprefix("theme-"))) is not None:
            found[pk] = _key(value)
    return found


def _theme_choices(consultation: Consultation) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for theme in Theme.objects.filter(question__consultation=consultation):
        rows = found.setdefault(theme.question_id, [("", _("no theme"))])
        rows.append((str(theme.pk), theme.name))
    return found


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def theme_create(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A heading for the answers to an open question."""
    consultation = find_consultation(request, slug)
    if not permissions.can_read_texts(request.user, consultation):
        raise Http404
    question = find_question(consultation, pk)
    if question.kind != Question.Kind.OPEN:
        raise Http404
    form, kept = form_for(request, ThemeForm, initial={})

    def act() -> None:
        actions.add_theme(question=question, actor=request.user, name=form.texts()["name"])

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        return redirect("consultations:quotes", slug=consultation.slug)
    context = {"consultation": consultation, "question": question, "form": form, "kept": kept}
    return render(request, "forums/consultations/theme_form.html", context, status=status)
