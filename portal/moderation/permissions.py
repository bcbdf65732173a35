"""Who moderates what: the moderators of an organisation its own, the regulator's everything.

Only where they may read: a council's own room is nobody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import audiences, memberships_in_force
from portal.accounts.models import Membership, Role, User
from portal.core.prepared import Prepared
from portal.organisations.models import Organisation

from .models import Case, Decision, Sanction

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

MODERATING_ROLES = frozenset({Role.MODERATOR, Role.REGULATOR_ADMIN})


def at_regulator(membership: Membership) -> bool:
    """Whether this role is one at the regulator."""
    return membership.organisation.kind == Organisation.Kind.REGULATOR


ScopeSource = Callable[[User], Iterable[str]]
_scope_sources: list[ScopeSource] = []


def register_scope_source(source: ScopeSource) -> ScopeSource:
    """Let a room say which of its parts ("board:3") somebody is bound to; usable as a decorator."""
    if source not in _scope_sources:
        _scope_sources.append(source)
    return source


def scopes_of(user: User) -> frozenset[str]:
    """The parts that a moderator is bound to; none: all of the organisation. Asked once a request.

    Only moderators are asked about, so that nobody else's page costs a query.
    """
    if not any(membership.role == Role.MODERATOR for membership in moderating(user)):
        return frozenset()
    if not hasattr(user, "_moderated_scopes"):
        found = (scope for source in _scope_sources for scope in source(user))
        user._moderated_scopes = frozenset(found)
    return user._moderated_scopes


# Who looks after a part without being a moderator by role: scopes of a person, people of a scope.
LeadersOf = Callable[[str], Iterable[User]]
_led_by: list[tuple[ScopeSource, LeadersOf]] = []
# What a group keeps among its members: the regulator's moderators read what was reported, no more.
GROUP_PREFIX = "group-"


def register_leaders(led: ScopeSource, leaders: LeadersOf) -> None:
    """Let a room say which of its parts ("board:3") a person moderates who holds no such role."""
    if (led, leaders) not in _led_by:
        _led_by.append((led, leaders))


def led_scopes(user: Anybody) -> frozenset[str]:
    """The parts that this person moderates without the role; asked once a request."""
    if not user.is_authenticated:
        return frozenset()
    if not hasattr(user, "_led_scopes"):
        user._led_scopes = frozenset(scope for led, _leaders in _led_by for scope in led(user))
    return user._led_scopes


def moderating(user: Anybody) -> list[Membership]:
    """The roles that make this person a moderator."""
    return [m for m in memberships_in_force(user) if m.role in MODERATING_ROLES]


def can_moderate_in(
    user: Anybody, *, audience: str, organisation_id: int | None, scope: str = ""
) -> bool:
    """Whether `user` moderates what `audience` reads and `organisation_id` is responsible for.

    A moderator who is bound to parts moderates those alone.
    """
    if audience not in audiences(user):
        of_group = audience.startswith(GROUP_PREFIX)
        return of_group and any(at_regulator(m) for m in moderating(user))
    if scope and scope in led_scopes(user):
        return True
    bound = scopes_of(user)
    return any(
        (at_regulator(m) or m.organisation_id == organisation_id)
        and (not bound or m.role != Role.MODERATOR or scope in bound)
        for m in moderating(user)
    )


def moderates(user: Anybody, case: Case) -> bool:
    """Whether `user` is a moderator of what the case is about."""
    return can_moderate_in(
        user, audience=case.audience, organisation_id=case.organisation_id, scope=case.scope
    )


def can_judge(user: Anybody, case: Case) -> bool:
    """Whether `user` moderates there, did not write it, and has not left it to others."""
    if not moderates(user, case):
        return False
    return case.author_id != user.pk and not case.set_aside.filter(pk=user.pk).exists()


def check_can_judge(user: Anybody, case: Case) -> None:
    """Raises PermissionDenied with a sentence for everybody else."""
    if not can_judge(user, case):
        raise PermissionDenied(_("Another moderator must judge this."))


def check_can_answer_appeal(user: Anybody, case: Case) -> None:
    """Raises PermissionDenied for who took the decision that the author objects to."""
    check_can_judge(user, case)
    if case.decisions.filter(decided_by=user).exists():
        raise PermissionDenied(_("You decided the first time: another moderator must look at it."))


def cases_of(user: Anybody) -> QuerySet[Case]:
    """The cases that `user` moderates, those left to others included."""
    roles, led = moderating(user), led_scopes(user)
    if not roles:
        return Case.objects.visible_to(user).filter(scope__in=led) if led else Case.objects.none()
    found = _by_role(user, roles)
    return found | Case.objects.visible_to(user).filter(scope__in=led) if led else found


def _by_role(user: Anybody, roles: list[Membership]) -> QuerySet[Case]:
    seen = Q(audience__in=audiences(user))
    if any(at_regulator(m) for m in roles):
        seen |= Q(audience__startswith=GROUP_PREFIX)
    cases = Case.objects.filter(seen)
    if not any(at_regulator(m) for m in roles):
        cases = cases.filter(organisation__in=[m.organisation_id for m in roles])
    bound = scopes_of(user)
    if bound and all(m.role == Role.MODERATOR for m in roles):
        cases = cases.filter(scope__in=bound)
    return cases


def can_appeal(user: Anybody, decision: Decision) -> bool:
    """Whether this is about the person's own words, still in time, and not yet answered twice."""
    case = decision.case
    mine = user.is_authenticated and case.author_id == user.pk
    against = decision.outcome != Decision.Outcome.KEEP or hasattr(decision, "sanction")
    return (
        mine
        and against
        and decision.answers_id is None
        and case.state == Case.State.DECIDED
        and not hasattr(decision, "appeal")
        and timezone.now() < decision.appeal_until
    )


# Asked for at each page on which somebody may write.
_sanctions = Prepared(
    lambda user, now: Sanction.objects.in_force(now).filter(user_id=user).order_by("-pk")
)


def sanction_of(user: Anybody, organisation_id: int | None) -> Sanction | None:
    """What keeps this person from writing there now; asked once a request."""
    if not user.is_authenticated:
        return None
    if not hasattr(user, "_sanctions"):
        user._sanctions = _sanctions.all(user=user.pk, now=timezone.now())
    for sanction in user._sanctions:
        if sanction.organisation_id in (None, organisation_id):
            return sanction
    return None


def writing_problem(user: Anybody, organisation_id: int | None) -> str:
    """Why a sanction keeps this person from writing, in a sentence; empty when none does."""
    sanction = sanction_of(user, organisation_id)
    if sanction is None:
        return ""
    if sanction.until is None:
        return _("A moderator decided that you can no longer write here. You can still read.")
    until = timezone.localtime(sanction.until)
    return _("You can read, and write again from %(day)s at %(time)s.") % {
        "day": until.strftime("%d/%m/%Y"),
        "time": until.strftime("%H:%M"),
    }


def moderators_of(case: Case) -> list[User]:
    """Whom an urgent case is told: the moderators of its organisation, else the regulator's."""
    regulator = Q(memberships__organisation__kind=Organisation.Kind.REGULATOR)
    there = Q(memberships__organisation=case.organisation_id) if case.organisation_id else regulator
    today = timezone.localdate()
    in_force = Q(memberships__state=Membership.State.VERIFIED) & (
        Q(memberships__until__isnull=True) | Q(memberships__until__gte=today)
    )
    role = Q(memberships__role__in=MODERATING_ROLES)
    people = User.objects.filter((there | regulator) & in_force & role, is_active=True).distinct()
    found = [person for person in people if moderates(person, case)]
    leaders = (person for _led, of in _led_by for person in of(case.scope))
    known = {person.pk for person in found}
    return found + [person for person in leaders if person.pk not in known]
