"""Who may do what with a council, its space and its meetings.

Everything hangs on a seat that is held today: no role in a company and no administrator opens the
space of a council.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import has_role
from portal.accounts.models import Role
from portal.core.filling import filled
from portal.moderation.permissions import writing_problem

from .models import AdvisoryCouncil, Meeting, Suggestion
from .seats import sits_in, speaks_for

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody


def refuse(problem: str) -> None:
    """Raises PermissionDenied when there is a problem."""
    if problem:
        raise PermissionDenied(problem)


def can_enter(user: Anybody, council: AdvisoryCouncil) -> bool:
    """Whether the person reads and writes in the council's space: its members of today."""
    return sits_in(user, council.pk)


def check_can_enter(user: Anybody, council: AdvisoryCouncil) -> None:
    """Raises PermissionDenied for who holds no seat today."""
    if not can_enter(user, council):
        raise PermissionDenied(_("Only members of the council can do this."))


def can_lead(user: Anybody, council: AdvisoryCouncil) -> bool:
    """Whether the person calls meetings and records decisions: chair and secretary."""
    return speaks_for(user, council.pk)


def check_can_lead(user: Anybody, council: AdvisoryCouncil) -> None:
    """Raises PermissionDenied for everybody but chair and secretary."""
    if not can_lead(user, council):
        raise PermissionDenied(_("Only the chair and the secretary of the council can do this."))


def can_take_away(user: Anybody, council: AdvisoryCouncil, author_id: int | None) -> bool:
    """Whether the person takes away what this author put in the space: one's own, or who leads."""
    mine = author_id is not None and author_id == user.pk
    return can_lead(user, council) or (mine and can_enter(user, council))


def check_can_take_away(user: Anybody, council: AdvisoryCouncil, author_id: int | None) -> None:
    """Raises PermissionDenied for who neither wrote it nor leads the council."""
    check_can_enter(user, council)
    if not can_take_away(user, council, author_id):
        raise PermissionDenied(_("Only the chair and the secretary of the council can do this."))


def is_tenant_of(user: Anybody, council: AdvisoryCouncil) -> bool:
    """Whether the council speaks for this person."""
    return has_role(user, {Role.TENANT}, council.company_id) or sits_in(user, council.pk)


def changing_problem(meeting: Meeting) -> str:
    """Why nothing of this meeting changes any more; empty while it may."""
    if meeting.approved_at:
        return _("The minutes are approved. They do not change any more.")
    if meeting.cancelled_at:
        return _("This meeting is cancelled.")
    return ""


def agenda_problem(user: Anybody, meeting: Meeting, at: datetime | None = None) -> str:
    """Why this person may not change the agenda now; empty when they may."""
    if not can_lead(user, meeting.council):
        return _("Only the chair and the secretary of the council can do this.")
    if problem := changing_problem(meeting):
        return problem
    if meeting.ends_at <= (at or timezone.now()) and meeting.called_at:
        return _("The meeting is over. Write its minutes.")
    return ""


def minutes_problem(user: Anybody, meeting: Meeting, at: datetime | None = None) -> str:
    """Why this person may not write minutes and decisions now; empty when they may."""
    if not can_lead(user, meeting.council):
        return _("Only the chair and the secretary of the council can do this.")
    if problem := changing_problem(meeting):
        return problem
    if meeting.called_at is None:
        return _("Call the members first.")
    if (at or timezone.now()) < meeting.starts_at:
        return _("Minutes are written from the start of the meeting.")
    return ""


def approval_problem(user: Anybody, meeting: Meeting, at: datetime | None = None) -> str:
    """Why this person may not have the minutes approved now; empty when they may."""
    if problem := minutes_problem(user, meeting, at):
        return problem
    if (at or timezone.now()) < meeting.ends_at:
        return _("Minutes are approved in the next meeting.")
    return ""


def joining_problem(user: Anybody, meeting: Meeting, at: datetime | None = None) -> str:
    """Why this person may not sign up or hand in a question; empty when they may."""
    if not meeting.is_open:
        return _("Only members come to this meeting.")
    if meeting.called_at is None or meeting.cancelled_at:
        return _("This meeting does not take place.")
    if (at or timezone.now()) >= meeting.starts_at:
        return _("The meeting has begun.")
    if not user.is_authenticated:
        return _("Log in to sign up.")
    if not is_tenant_of(user, meeting.council):
        return filled(
            _("Only tenants of %(company)s come to this meeting."),
            {"company": meeting.council.company.name},
        )
    return ""


def suggesting_problem(user: Anybody, council: AdvisoryCouncil) -> str:
    """Why this person may not suggest a subject; empty when they may."""
    if not council.is_active:
        return _("This council is not in office.")
    if not user.is_authenticated:
        return _("Log in to suggest a subject.")
    if not is_tenant_of(user, council):
        return filled(
            _("Only tenants of %(company)s suggest subjects."), {"company": council.company.name}
        )
    return writing_problem(user, council.company_id)


def answering_problem(user: Anybody, suggestion: Suggestion) -> str:
    """Why this person may not answer a suggestion; empty when they may."""
    if not can_lead(user, suggestion.council):
        return _("Only the chair and the secretary of the council can do this.")
    if suggestion.state != Suggestion.State.NEW:
        return _("The council has answered.")
    return ""
