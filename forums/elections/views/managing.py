"""What the company and the regulator do: prepare, call, check, count, release, install."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.councils.form_parts import NAMES as LANGUAGES
from forums.councils.views.acting import act_and_return, form_page
from forums.elections import actions, permissions
from forums.elections.forms import (
    NAMES,
    CompanyForm,
    CountForm,
    ElectionForm,
    PaperForm,
    PlaceForm,
)
from forums.elections.models import Election
from portal.core.drafts import login_keeping_input
from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany

from .finding import find_managed, find_row, trail_of

State = Election.State


def _company(request: HttpRequest) -> HousingCompany | None:
    """The company that was chosen, or the only one that the reader manages."""
    managed = permissions.managed_companies(request.user)
    if managed is not None and not managed:
        raise PermissionDenied(_("Only the company and the regulator manage this election."))
    rows = HousingCompany.objects.all()
    if managed is not None:
        rows = rows.filter(pk__in=managed)
    typed = request.POST.get("company") or request.GET.get("company", "")
    if typed.isascii() and typed.isdigit() and len(typed) < 18:
        return rows.filter(pk=int(typed)).first()
    return rows.get() if rows.count() == 1 else None


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def election_create(request: HttpRequest) -> HttpResponse:
    """A new election: first the company, then its calendar."""
    company = _company(request)
    if company is None:
        form = CompanyForm()
        managed = permissions.managed_companies(request.user)
        if managed is not None:
            form.fields["company"].queryset = HousingCompany.objects.filter(pk__in=managed)
        return render(request, "forums/elections/company.html", {"form": form})
    return _form(
        request,
        lambda form: actions.prepare(company=company, actor=request.user, **form.values()),
        title=_("A new election at %(company)s") % {"company": company.name},
        initial={"seats": Preferences.load().council_size_max},
    )


def _form(
    request: HttpRequest,
    act: Callable[[ElectionForm], Election],
    *,
    title: str,
    initial: dict[str, Any],
    election: Election | None = None,
) -> HttpResponse:
    made: list[Election] = []
    answer = form_page(
        request,
        ElectionForm,
        lambda form: made.append(act(form)),
        trail=trail_of(election),
        title=title,
        submit=_("Keep"),
        done=_("The election is kept. Nobody else sees it before it is called."),
        back=election.get_absolute_url() if election else trail_of()[0][1],
        initial=initial,
    )
    return redirect(made[0]) if made else answer


def _start(election: Election) -> dict[str, Any]:
    names = [f"{name}_{code}" for name in ElectionForm.pairs for code in LANGUAGES]
    return {name: getattr(election, name) for name in [*names, *NAMES, "seats"]}


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def election_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Texts and dates, before it is called."""
    election = find_managed(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.managing_problem(request.user, election, State.PLANNED))
    return _form(
        request,
        lambda form: actions.change(election=election, actor=request.user, **form.values()),
        title=_("Change the election"),
        initial=_start(election),
        election=election,
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def election_repeat(request: HttpRequest, slug: str) -> HttpResponse:
    """Hold it again, with other dates."""
    election = find_managed(request, slug)

    def act(form: ElectionForm) -> Election:
        values = {k: v for k, v in form.values().items() if k != "seats"}
        return actions.repeat(election=election, actor=request.user, **values)

    return _form(
        request,
        act,
        title=_("Hold the election again"),
        initial=_start(election),
        election=election,
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def place_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Where and when tenants vote."""
    election = find_managed(request, slug)

    def act(form: PlaceForm) -> None:
        values = {name: form.cleaned_data[name] for name in ("starts_at", "ends_at")}
        actions.add_place(election=election, actor=request.user, **form.texts("place"), **values)

    return form_page(
        request,
        PlaceForm,
        act,
        trail=trail_of(election),
        title=_("A voting place"),
        submit=_("Keep"),
        done=_("The place stands on the page."),
        back=election.get_absolute_url(),
        initial={"starts_at": election.voting_from, "ends_at": election.voting_until},
    )


@login_keeping_input
@require_POST
def place_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a voting place away."""
    election = find_managed(request, slug)
    place = find_row(election.places.select_related("election"), pk)
    return act_and_return(
        request,
        lambda: actions.remove_place(place=place, actor=request.user),
        done=_("The place has been taken away."),
        back=election.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def paper_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a candidacy from paper."""
    election = find_managed(request, slug)

    def act(form: PaperForm) -> None:
        values = {k: v for k, v in form.cleaned_data.items() if k != "writer"}
        actions.enter_from_paper(election=election, actor=request.user, **values)

    return form_page(
        request,
        PaperForm,
        act,
        trail=trail_of(election),
        title=_("A candidacy on paper"),
        submit=_("Enter"),
        done=_("The candidacy is entered."),
        back=election.get_absolute_url(),
    )


@login_keeping_input
@require_POST
def candidacy_check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The conditions are met, or not (`met` is empty)."""
    election = find_managed(request, slug)
    candidacy = find_row(election.candidacies.select_related("election"), pk)
    return act_and_return(
        request,
        lambda: actions.check_conditions(
            candidacy=candidacy, actor=request.user, met=bool(request.POST.get("met"))
        ),
        done=_("It is noted. Nothing else about this person is kept."),
        back=election.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def count_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what was counted; a second person releases it."""
    election = find_managed(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.managing_problem(request.user, election, State.COUNTING))
    candidates = list(election.candidacies.standing().in_drawn_order())
    start = {name: getattr(election, name) for name in ("registered", "votes_cast", "votes_void")}
    start |= {f"votes_{one.pk}": one.votes for one in candidates}
    return form_page(
        request,
        CountForm,
        lambda form: actions.enter_count(election=election, actor=request.user, **form.values()),
        trail=trail_of(election),
        title=_("The count"),
        lead=_("Nobody else sees these numbers before a second person releases them."),
        submit=_("Keep the count"),
        done=_("The count is kept. A second person releases it."),
        back=election.get_absolute_url(),
        initial=start,
        candidates=candidates,
    )


@login_keeping_input
@require_POST
def appeal_decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note what was decided on an appeal (`upheld` is empty when it was not)."""
    election = find_managed(request, slug)
    appeal = find_row(election.appeals.select_related("election"), pk)
    return act_and_return(
        request,
        lambda: actions.decide_appeal(
            appeal=appeal, actor=request.user, upheld=bool(request.POST.get("upheld"))
        ),
        done=_("The decision is noted."),
        back=election.get_absolute_url(),
    )
