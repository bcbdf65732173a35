"""The list of elections, and one election: its call, its candidates, its results."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.elections import permissions
from forums.elections.calendar import steps_of
from forums.elections.models import Candidacy, Election
from portal.core.paging import page_by_key
from portal.core.text import markdown_to_html

from .finding import find_election

State = Election.State
A_PAGE = 20
LISTED = frozenset(
    {State.LISTED, State.VOTING, State.COUNTING, State.APPEAL, State.FINAL, State.INSTALLED}
)
KNOWN = frozenset({State.INVALID, State.APPEAL, State.FINAL, State.INSTALLED})


@require_safe
def election_list(request: HttpRequest) -> HttpResponse:
    """All elections that were called, the newest first; those being prepared for their managers."""
    page = page_by_key(
        Election.objects.visible_to(request.user).select_related("company"),
        order=["-voting_from", "-pk"],
        key=request.GET.get("page", ""),
        size=A_PAGE,
    )
    managed = permissions.managed_companies(request.user)
    context = {
        "page": page,
        "rows": [(row, row.state()) for row in page.items],
        "can_open": managed is None or bool(managed),
    }
    return render(request, "forums/elections/index.html", context)


@require_safe
def election_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One election, in whatever state."""
    election = find_election(request, slug)
    user, state = request.user, election.state()
    standing = election.candidacies.standing()
    context = {
        "election": election,
        "state": state,
        "text": markdown_to_html(election.text),
        "steps": steps_of(election),
        "places": list(election.places.all()),
        "candidates": list(standing.in_drawn_order()) if state in LISTED else [],
        "results": list(standing.by_result()) if state in KNOWN - {State.INVALID} else [],
        "is_known": state in KNOWN,
        "repetition": Election.objects.published().filter(repeats=election).first(),
        "standing_problem": permissions.standing_problem(user, election),
        "appealing": state in {State.APPEAL, State.INVALID}
        and not permissions.appealing_problem(user, election),
        "mine": _mine(request, election),
        **_managing(request, election, state),
    }
    return render(request, "forums/elections/election.html", context)


def _mine(request: HttpRequest, election: Election) -> Candidacy | None:
    if not request.user.is_authenticated:
        return None
    rows = election.candidacies.filter(user=request.user, withdrawn_at__isnull=True)
    return rows.first()


def _managing(request: HttpRequest, election: Election, state: str) -> dict[str, Any]:
    user = request.user
    if not permissions.can_manage(user, election.company_id):
        return {"manages": False}
    upheld = election.appeals.filter(is_upheld=True).exists()
    repeatable = state in {State.CANCELLED, State.INVALID} or (upheld and state in KNOWN)
    return {
        "manages": True,
        "handed_in": list(election.candidacies.order_by("pk")),
        "appeals": list(election.appeals.all()),
        "can_release": not permissions.releasing_problem(user, election),
        "can_install": not permissions.installing_problem(user, election),
        "can_repeat": repeatable and not Election.objects.filter(repeats=election).exists(),
        "release_problem": permissions.releasing_problem(user, election)
        if state == State.COUNTING
        else "",
    }
