"""Who answers, and when (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations.models import Consultation, Phase, Voter
from forums.councils.seats import sits_in
from portal.accounts.audiences import has_role, memberships_in_force
from portal.accounts.models import Membership, Role
from portal.core.dates import clock, day_month
from portal.core.filling import filled
from portal.moderation.permissions import writing_problem

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

Reach = Consultation.Reach


def contribution(consultation: Consultation) -> Phase | None:
    """The phase in which tenants answer; none while a draft has no dates."""
    phases = consultation.phases.all()
    return next((phase for phase in phases if phase.kind == Phase.Kind.CONTRIBUTION), None)


def is_open(consultation: Consultation, at: datetime | None = None) -> bool:
    """Whether tenants may answer at this moment."""
    return not closed_problem(consultation, at)


def is_over(consultation: Consultation, at: datetime | None = None) -> bool:
    """Whether the time to answer has ended, or the consultation lapsed."""
    phase = contribution(consultation)
    ended = bool(phase and phase.is_over(at or timezone.now())) or not consultation.asks_tenants
    return bool(consultation.sent_at) and (ended or consultation.lapsed_at is not None)


def is_confirmed_tenant(user: Anybody, consultation: Consultation) -> bool:
    """Whether it is sure that the person is one of those who are asked.

    Who lives in a building is known by the code of a letter alone, which the account has claimed.
    """
    if consultation.reach == Reach.BUILDING:
        return has_claimed_code(user, consultation)
    return is_among_asked(user, consultation)


def is_among_asked(user: Anybody, consultation: Consultation) -> bool:
    """Whether the question reaches the person; for a building: whether they live on its site."""
    if consultation.reach == Reach.COUNCIL:
        return sits_in(user, consultation.council_id)
    if consultation.reach == Reach.COMPANY:
        at_company = has_role(user, {Role.TENANT}, consultation.company_id)
        return at_company or sits_in(user, consultation.council_id)
    sites = _sites_of(user)
    if not sites:
        return False
    if consultation.reach == Reach.PROJECT:
        return consultation.project.sites.filter(pk__in=sites).exists()
    if consultation.reach == Reach.BUILDING:
        return consultation.buildings.filter(site__in=sites).exists()
    return consultation.sites.filter(pk__in=sites).exists()


def has_claimed_code(user: Anybody, consultation: Consultation) -> bool:
    """Whether a letter's code is this account's voice here."""
    if not user.is_authenticated:
        return False
    voices = Voter.objects.filter(consultation=consultation, user=user)
    return voices.filter(code__isnull=False).exists()


def _sites_of(user: Anybody) -> set[int]:
    return {
        membership.site_id
        for membership in memberships_in_force(user)
        if membership.role == Role.TENANT and membership.site_id
    }


def _has_declared(user: Anybody, consultation: Consultation) -> bool:
    if consultation.reach not in {Reach.COMPANY, Reach.SITE}:
        return False
    rows = Membership.objects.waiting().filter(
        user=user, role=Role.TENANT, organisation_id=consultation.company_id
    )
    if consultation.reach == Reach.SITE:
        rows = rows.filter(site__in=consultation.sites.values("pk"))
    return rows.exists()


def closed_problem(consultation: Consultation, at: datetime | None = None) -> str:
    """Why nobody may answer at this moment, in a sentence; empty when the time is right."""
    at = at or timezone.now()
    phase = contribution(consultation)
    if not consultation.asks_tenants:
        return _("Only the council is asked here.")
    if phase is None or not consultation.sent_at:
        return _("This consultation is not open yet.")
    if consultation.lapsed_at:
        return _("This consultation has lapsed. Answers are no longer asked.")
    if at < phase.starts_at:
        return _("You can answer from %(day)s, %(time)s.") % _when(phase.starts_at)
    if phase.is_over(at):
        return _("The time to answer ended on %(day)s, %(time)s.") % _when(phase.ends_at)
    return ""


def _when(moment: datetime) -> dict[str, str]:
    return {"day": day_month(moment), "time": clock(moment)}


def person_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not answer with their account, whatever the time; empty when they may."""
    if problem := claiming_problem(user, consultation):
        return problem
    if consultation.reach == Reach.BUILDING and not has_claimed_code(user, consultation):
        return _("Answer with the code of your letter. Only who lives in these buildings has one.")
    return ""


def claiming_problem(user: Anybody, consultation: Consultation) -> str:
    """Why no voice here can be this person's; empty when one can."""
    if not user.is_authenticated:
        return _("Log in to give your opinion.")
    if is_among_asked(user, consultation):
        return ""
    if _has_declared(user, consultation):
        if consultation.allows_unverified:
            return ""
        return _("Your housing company must first confirm that you are a tenant.")
    return _others(consultation)


def _others(consultation: Consultation) -> str:
    """To somebody who is not asked."""
    return {
        Reach.SITE: _("Only tenants of these sites answer these questions."),
        Reach.BUILDING: _("Only who lives in these buildings answers these questions."),
        Reach.PROJECT: _("Only tenants of this project answer these questions."),
        Reach.COUNCIL: _("Only members of the council answer these questions."),
    }.get(
        consultation.reach,
        filled(
            _("Only tenants of %(company)s answer these questions."),
            {"company": consultation.company.name},
        ),
    )


def answering_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not answer now, in a sentence to them; empty when they may."""
    return closed_problem(consultation, at) or person_problem(user, consultation)


def check_can_answer(user: Anybody, consultation: Consultation, at: datetime | None = None) -> None:
    """Raises PermissionDenied with a sentence for the person."""
    if problem := answering_problem(user, consultation, at):
        raise PermissionDenied(problem)


def remark_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not write an idea or a comment now; empty when they may."""
    problem = answering_problem(user, consultation, at)
    return problem or writing_problem(user, consultation.company_id)
