"""Subjects that tenants suggest, and what the council does with them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.councils import actions, permissions
from forums.councils.forms import SuggestionAnswerForm, SuggestionForm
from forums.councils.models import AdvisoryCouncil, Suggestion
from forums.councils.reading import suggestions_for
from portal.core.drafts import login_keeping_input
from portal.core.paging import page_by_key

from .acting import act_and_return, form_page
from .finding import find_council, find_led, find_row
from .meetings import day_of

A_PAGE = 20


def _list(council: AdvisoryCouncil) -> str:
    return reverse("councils:suggestions", args=[council.slug])


@require_safe
@never_cache
def suggestion_list(request: HttpRequest, slug: str) -> HttpResponse:
    """What tenants suggested, with most support first."""
    council = find_council(slug)
    page = page_by_key(
        suggestions_for(council, request.user).select_related("author", "council"),
        order=["-support_count", "-pk"],
        key=request.GET.get("page", ""),
        size=A_PAGE,
    )
    user = request.user
    context = {
        "council": council,
        "page": page,
        "problem": permissions.suggesting_problem(user, council),
        "leads": permissions.can_lead(user, council),
        "me": user.pk if user.is_authenticated else None,
    }
    return render(request, "forums/councils/suggestions.html", context)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def suggestion_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Suggest a subject."""
    council = find_council(slug)
    if request.method != "POST":
        permissions.refuse(permissions.suggesting_problem(request.user, council))
    return form_page(
        request,
        SuggestionForm,
        lambda form: actions.suggest(
            council=council,
            author=request.user,
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
        ),
        council=council,
        title=_("Suggest a subject to the council"),
        lead=_(
            "Everybody can read it, with the name that you show. Tenants can support it, the "
            "council answers."
        ),
        submit=_("Suggest this"),
        done=_("Your suggestion stands here. You hear what the council does with it."),
        back=_list(council),
    )


@login_keeping_input
@require_POST
def suggestion_support(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Want it too, or no longer (`on` is empty)."""
    council = find_council(slug)
    rows = council.suggestions.exclude(
        state__in=[Suggestion.State.HIDDEN, Suggestion.State.REMOVED]
    )
    suggestion = find_row(rows.select_related("council__company"), pk)
    on = bool(request.POST.get("on"))
    return act_and_return(
        request,
        lambda: actions.support(suggestion=suggestion, user=request.user, on=on),
        done=_("You support this.") if on else _("You no longer support this."),
        back=suggestion.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def suggestion_answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """On the agenda, or not and why."""
    council = find_led(request, slug)
    suggestion = find_row(council.suggestions.select_related("council__company"), pk)
    meetings = council.meetings.filter(approved_at__isnull=True, cancelled_at__isnull=True)
    return form_page(
        request,
        SuggestionAnswerForm,
        lambda form: actions.answer_suggestion(
            suggestion=suggestion,
            actor=request.user,
            meeting=form.chosen(),
            answer=form.cleaned_data["answer"],
        ),
        council=council,
        title=_("Answer a suggestion"),
        lead=suggestion.title,
        submit=_("Answer"),
        done=_("Who suggested or supports it gets a notice."),
        back=suggestion.get_absolute_url(),
        meetings=[(row, day_of(row)) for row in meetings.order_by("starts_at")],
    )
