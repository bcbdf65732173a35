"""Who may do what with an activity (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.audiences import Anybody, audiences, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import Organisation

from .models import Activity, Session

# Publish in the name of their own organisation.
PUBLISHING_ROLES = frozenset({Role.COMPANY_EDITOR, Role.PSC_WORKER})
REGULATOR_ROLES = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})
# Hold the list at the door, for what their own organisation organises. Nobody else, not even those
# who look after the whole portal.
LIST_ROLES = frozenset({Role.SOCIAL_WORKER, Role.PSC_WORKER, Role.PROFESSIONAL})
# Take somebody down who called or came by.
HELPING_ROLES = frozenset({Role.SOCIAL_WORKER, Role.PSC_WORKER})


def at_regulator(user: Anybody) -> bool:
    """Whether the person edits for the regulator."""
    return any(
        membership.role in REGULATOR_ROLES
        and membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )


def organisers_of(user: Anybody) -> QuerySet[Organisation]:
    """In whose name the person may publish."""
    if at_regulator(user):
        return Organisation.objects.current()
    mine = {
        membership.organisation_id
        for membership in memberships_in_force(user)
        if membership.role in PUBLISHING_ROLES
    }
    return Organisation.objects.filter(pk__in=mine)


def can_publish_somewhere(user: Anybody) -> bool:
    """Whether the person publishes activities at all."""
    return has_role(user, PUBLISHING_ROLES) or at_regulator(user)


def can_edit(user: Anybody, activity: Activity) -> bool:
    """Whether the person may change this activity and its dates."""
    return has_role(user, PUBLISHING_ROLES, activity.organiser_id) or at_regulator(user)


def check_can_edit(user: Anybody, activity: Activity) -> None:
    """Raises PermissionDenied for everybody but the organiser's editors and the regulator's."""
    if not can_edit(user, activity):
        raise PermissionDenied(_("Only the organiser can change this activity."))


def can_see_list(user: Anybody, activity: Activity) -> bool:
    """Whether the person sees who comes: the organiser's own workers, nobody else."""
    return has_role(user, LIST_ROLES, activity.organiser_id)


def check_can_see_list(user: Anybody, activity: Activity) -> None:
    """Raises PermissionDenied for everybody but the organiser's own workers."""
    if not can_see_list(user, activity):
        raise PermissionDenied(_("Only the workers of the organiser see who comes."))


def can_help(user: Anybody, activity: Activity) -> bool:
    """Whether the person may take somebody else down: workers of the organiser or its company."""
    if has_role(user, HELPING_ROLES, activity.organiser_id):
        return True
    company = activity.company_id
    return bool(company) and has_role(user, HELPING_ROLES, company)


def sign_up_problem(user: Anybody, session: Session) -> str:
    """Why this person cannot sign up, in a sentence; empty when they can."""
    activity = session.activity
    if not activity.takes_sign_ups:
        return _("You need not sign up: you can just come.")
    if session.is_cancelled:
        return _("This date is cancelled.")
    if session.is_over:
        return _("It is too late to sign up for this date.")
    if not user.is_authenticated:
        return _("Log in to sign up, or call the organiser.")
    if not activity.is_published or activity.audience not in audiences(user):
        return _("This activity is not open to you.")
    return ""


def check_can_sign_up(user: Anybody, session: Session) -> None:
    """Raises PermissionDenied with a sentence for the person."""
    if problem := sign_up_problem(user, session):
        raise PermissionDenied(problem)


def check_can_help(user: Anybody, session: Session) -> None:
    """Raises PermissionDenied unless the person may sign somebody else up for this date."""
    if not can_help(user, session.activity):
        raise PermissionDenied(_("Only workers of the organiser sign up somebody else."))
    if problem := sign_up_problem(user, session):
        raise PermissionDenied(problem)
