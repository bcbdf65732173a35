"""What tenants do: stand, withdraw, appeal. The vote itself is on paper, elsewhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.councils.views.acting import act_and_return, form_page
from forums.elections import actions, permissions
from forums.elections.forms import AppealForm, CandidacyForm
from portal.core.drafts import login_keeping_input

from .finding import find_election, find_row, trail_of


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def candidacy_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Stand, or change the words of one's candidacy."""
    election = find_election(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.standing_problem(request.user, election))
    mine = election.candidacies.filter(user=request.user, withdrawn_at__isnull=True).first()
    start = {"name": request.user.display_name}
    if mine is not None:
        start = {name: getattr(mine, name) for name in ("name", "text", "shows_name")}

    def act(form: CandidacyForm) -> None:
        values = {k: v for k, v in form.cleaned_data.items() if k != "writer"}
        actions.stand(election=election, user=request.user, **values)

    return form_page(
        request,
        CandidacyForm,
        act,
        trail=trail_of(election),
        title=_("Stand for the council"),
        lead=_("Your housing company checks whether you meet the conditions: yes or no."),
        submit=_("I stand"),
        done=_("Your candidacy is handed in."),
        back=election.get_absolute_url(),
        initial=start,
    )


@login_keeping_input
@require_POST
def candidacy_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """No longer stand."""
    election = find_election(request, slug)
    candidacy = find_row(election.candidacies.select_related("election"), pk)
    return act_and_return(
        request,
        lambda: actions.withdraw(candidacy=candidacy, actor=request.user),
        done=_("The candidacy is withdrawn."),
        back=election.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def appeal_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that something was wrong."""
    election = find_election(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.appealing_problem(request.user, election))
    return form_page(
        request,
        AppealForm,
        lambda form: actions.appeal(
            election=election, user=request.user, text=form.cleaned_data["text"]
        ),
        trail=trail_of(election),
        title=_("Appeal against the election"),
        lead=_("Only who manages the election reads it. A commission decides, not this portal."),
        submit=_("Hand in my appeal"),
        done=_("Your appeal is handed in."),
        back=election.get_absolute_url(),
    )
