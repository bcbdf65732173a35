"""Who prepares a consultation, enters answers of others and reads along (domain brief, 6.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from forums.consultations.models import Consultation
from forums.councils.seats import sits_in, speaks_for
from portal.accounts.audiences import has_role, memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import Organisation
from projects.cohesion.rights import project_worker_audiences

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

# Enter what somebody else answered on paper or aloud.
HELPING_ROLES = frozenset({Role.SOCIAL_WORKER, Role.PSC_WORKER})


def edits_for_company(user: Anybody, company_id: int) -> bool:
    """Whether the person writes for this company."""
    return has_role(user, {Role.COMPANY_EDITOR}, company_id)


def can_manage(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person prepares and sends it: an editor of the company, or the council's chair.

    Who opened it decides: a company does not read what a council prepares.
    """
    if consultation.opened_by_kind == Consultation.OpenedBy.COUNCIL:
        return speaks_for(user, consultation.council_id)
    return edits_for_company(user, consultation.company_id)


def check_can_manage(user: Anybody, consultation: Consultation) -> None:
    """Raises PermissionDenied for everybody but those who prepare this consultation."""
    if not can_manage(user, consultation):
        raise PermissionDenied(_("Only the organisers of this consultation can do this."))


def check_can_change(user: Anybody, consultation: Consultation) -> None:
    """Raises PermissionDenied unless the person prepares it and it is still a draft."""
    check_can_manage(user, consultation)
    if not consultation.is_draft:
        raise PermissionDenied(
            _("This consultation has been sent. What tenants answer to does not change any more.")
        )


def documents_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not add plans and documents; empty when they may.

    Also after it was sent: a plan that comes late is still worth more than none. Its day is shown.
    """
    if not can_manage(user, consultation):
        return _("Only the organisers of this consultation can do this.")
    if consultation.closed_at:
        return _("The file is closed.")
    return _("This consultation has lapsed.") if consultation.lapsed_at else ""


def can_read_texts(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person reads what tenants wrote, without names, to choose what is shown.

    A council reads what its tenants answered; the company too when it asked itself.
    """
    return can_manage(user, consultation) or speaks_for(user, consultation.council_id)


def can_enter_for_others(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person enters what somebody answered on paper or aloud.

    Social workers of a company that it concerns, workers of a running project of such a company,
    and members of the council.
    """
    if sits_in(user, consultation.council_id):
        return True
    of_projects = set(project_worker_audiences(user))
    return any(
        has_role(user, HELPING_ROLES, company.pk) or company.audience in of_projects
        for company in consultation.companies
    )


def oversees(user: Anybody) -> bool:
    """Whether the person follows the answers of all companies: the regulator's people."""
    return any(
        membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )


def refuse(problem: str) -> None:
    """Raises PermissionDenied when there is a problem."""
    if problem:
        raise PermissionDenied(problem)
