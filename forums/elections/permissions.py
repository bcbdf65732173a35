"""Who may do what with an election. A board's poll is something else and never counts here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import has_role, memberships_in_force
from portal.accounts.models import Role
from portal.core.dates import day_month
from portal.core.filling import filled
from portal.organisations.models import Organisation

from .models import Candidacy, Election

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

REGIONAL = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})
State = Election.State


def refuse(problem: str) -> None:
    """Raises PermissionDenied when there is a problem."""
    if problem:
        raise PermissionDenied(problem)


def managed_companies(user: Anybody) -> set[int] | None:
    """Companies whose elections the person manages; None for the regulator: all of them."""
    memberships = memberships_in_force(user)
    for membership in memberships:
        at_regulator = membership.organisation.kind == Organisation.Kind.REGULATOR
        if at_regulator and membership.role in REGIONAL:
            return None
    return {m.organisation_id for m in memberships if m.role == Role.COMPANY_EDITOR}


def can_manage(user: Anybody, company_id: int) -> bool:
    """Whether the person prepares and documents elections of this company."""
    managed = managed_companies(user)
    return managed is None or company_id in managed


def managing_problem(user: Anybody, election: Election, *states: str) -> str:
    """Why this person may not do this now; empty when the election is in one of `states`."""
    if not can_manage(user, election.company_id):
        return _("Only the company and the regulator manage this election.")
    now = election.state()
    if now not in states:
        return _("This cannot be done now: %(state)s.") % {"state": now.label}
    return ""


def is_tenant(user: Anybody, election: Election) -> bool:
    """Whether the company confirmed that the person rents from it."""
    return has_role(user, {Role.TENANT}, election.company_id)


def standing_problem(user: Anybody, election: Election, at: datetime | None = None) -> str:
    """Why this person may not stand now; empty when they may."""
    at = at or timezone.now()
    state = election.state(at)
    if state == State.CANCELLED:
        return _("This election does not take place.")
    if state == State.PLANNED:
        return _("This election has not been called.")
    if state != State.OPEN:
        return _("Tenants could stand until %(day)s.") % {
            "day": day_month(election.candidates_until)
        }
    if not user.is_authenticated:
        return _("Log in to stand.")
    if not is_tenant(user, election):
        return filled(
            _("Only tenants of %(company)s stand in this election."),
            {"company": election.company.name},
        )
    return ""


def withdrawing_problem(user: Anybody, candidacy: Candidacy) -> str:
    """Why this candidacy cannot be withdrawn by this person now; empty when it can."""
    election = candidacy.election
    mine = user.is_authenticated and candidacy.user_id == user.pk
    on_paper = candidacy.way == Candidacy.Way.PAPER and can_manage(user, election.company_id)
    if not (mine or on_paper):
        return _("Only who stands can withdraw.")
    if candidacy.withdrawn_at:
        return _("You have withdrawn.")
    if election.state() not in {State.OPEN, State.CLOSED, State.LISTED}:
        return _("Voting has begun. Tell your housing company.")
    return ""


def releasing_problem(user: Anybody, election: Election) -> str:
    """Why this person may not release the count; empty when they may. Never who entered it."""
    if problem := managing_problem(user, election, State.COUNTING):
        return problem
    if election.counted_at is None:
        return _("Enter the count first.")
    if election.counted_by_id == user.pk:
        return _("Somebody else than who entered the count releases it.")
    return ""


def appealing_problem(user: Anybody, election: Election) -> str:
    """Why this person may not appeal now; empty when they may."""
    if election.state() not in {State.APPEAL, State.INVALID}:
        return _("Appeals are possible after the results, until their last day.")
    if timezone.now() >= election.appeal_until:
        return _("Appeals were possible until %(day)s.") % {"day": day_month(election.appeal_until)}
    if not user.is_authenticated:
        return _("Log in to appeal.")
    if not is_tenant(user, election):
        return filled(_("Only tenants of %(company)s appeal."), {"company": election.company.name})
    return ""


def installing_problem(user: Anybody, election: Election) -> str:
    """Why the council cannot be installed now by this person; empty when it can."""
    if problem := managing_problem(user, election, State.FINAL):
        return problem
    if election.appeals.filter(decided_at__isnull=True).exists():
        return _("An appeal has not been decided.")
    if election.appeals.filter(is_upheld=True).exists():
        return _("An appeal was upheld: the election is held again.")
    return ""
