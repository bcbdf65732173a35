"""Who may do what with a consultation (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils.seats import sits_in, speaks_for
from portal.accounts.audiences import has_role, memberships_in_force
from portal.accounts.models import Membership, Role
from portal.core.dates import clock, day_month
from portal.core.preferences import Preferences
from portal.moderation.permissions import writing_problem
from portal.organisations.models import Organisation

from .models import Consultation, Opinion, Phase, Voter

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

Reach = Consultation.Reach
# Enter what somebody else answered on paper or aloud.
HELPING_ROLES = frozenset({Role.SOCIAL_WORKER, Role.PSC_WORKER})


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
        _("Only tenants of %(company)s answer these questions.")
        % {"company": consultation.company.name},
    )


def answering_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not answer now, in a sentence to them; empty when they may."""
    return closed_problem(consultation, at) or person_problem(user, consultation)


def check_can_answer(user: Anybody, consultation: Consultation, at: datetime | None = None) -> None:
    """Raises PermissionDenied with a sentence for the person."""
    if problem := answering_problem(user, consultation, at):
        raise PermissionDenied(problem)


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


def opinion_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not record the council's opinion now; empty when they may."""
    if consultation.lapsed_at:
        return _lapsed()
    if consultation.reach == Reach.COUNCIL:
        return _("The council asks its own members here. It gives no opinion.")
    if not speaks_for(user, consultation.council_id):
        return _("Only the chair and the secretary of the council record its opinion.")
    if hasattr(consultation, "answer"):
        return _("The company has answered. The opinion does not change any more.")
    if not is_over(consultation, at):
        return _("The council gives its opinion after the time to answer has ended.")
    return ""


def answer_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not record the company's answer now; empty when they may."""
    at = at or timezone.now()
    if consultation.lapsed_at:
        return _lapsed()
    if consultation.reach == Reach.COUNCIL:
        return _("The council asks its own members here. The company does not answer.")
    if not edits_for_company(user, consultation.company_id):
        return _("Only the editors of the company record its answer.")
    if not is_over(consultation, at):
        return _("The company answers after the time to answer has ended.")
    if consultation.council_id and not hasattr(consultation, "opinion"):
        phases = consultation.phases.all()
        waits = [p for p in phases if p.kind == Phase.Kind.OPINION and not p.is_over(at)]
        if waits:
            return _("The council has until %(day)s to give its opinion.") % {
                "day": day_month(waits[0].ends_at)
            }
    return ""


def follow_up_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not add what was done; empty when they may."""
    if not edits_for_company(user, consultation.company_id):
        return _("Only the editors of the company record what was done.")
    if not hasattr(consultation, "answer"):
        return _("Give the company's answer first.")
    if consultation.closed_at:
        return _("The file is closed.")
    return ""


def _lapsed() -> str:
    return _("This consultation has lapsed.")


def _concludes(user: Anybody, consultation: Consultation) -> bool:
    if consultation.reach == Reach.COUNCIL:
        return can_manage(user, consultation)
    return can_manage(user, consultation) or edits_for_company(user, consultation.company_id)


def _concluding_problem(user: Anybody, consultation: Consultation) -> str:
    """A company answers first; what a council asks its own members waits for nobody."""
    if not _concludes(user, consultation):
        return _("Only the organisers of this consultation can do this.")
    if consultation.reach == Reach.COUNCIL:
        open_still = not is_over(consultation) or consultation.lapsed_at
        return _("This can be done when the time to answer is over.") if open_still else ""
    if not hasattr(consultation, "answer"):
        return _("Give the company's answer first.")
    return ""


def report_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not tell everybody who took part what was done; empty when they may."""
    if problem := _concluding_problem(user, consultation):
        return problem
    if consultation.reported_at:
        return _("The message has been sent.")
    return ""


def closing_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not close the file; empty when they may."""
    if problem := _concluding_problem(user, consultation):
        return problem
    if not consultation.reported_at:
        return _("Tell everybody who took part what was done first.")
    if consultation.closed_at:
        return _("The file is closed.")
    return ""


def lapse_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not end it without an answer; empty when they may."""
    orphaned = _is_orphaned(consultation) and edits_for_company(user, consultation.company_id)
    if not (orphaned or can_manage(user, consultation)):
        return _("Only the organisers of this consultation can do this.")
    if consultation.is_draft:
        return _("This consultation has not been sent.")
    if hasattr(consultation, "answer"):
        return _("The company has answered.")
    return _lapsed() if consultation.lapsed_at else ""


def _is_orphaned(consultation: Consultation) -> bool:
    """Whether its council is no longer in office, so that nobody speaks for it."""
    if consultation.reach == Reach.COUNCIL:
        return False
    return consultation.council is not None and not consultation.council.is_active


def hand_over_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not give it to the next council; empty when they may."""
    if consultation.reach == Reach.COUNCIL or not edits_for_company(user, consultation.company_id):
        return _("Only the editors of the company can do this.")
    if not _is_orphaned(consultation):
        return _("The council is in office.")
    if consultation.is_draft:
        return _("This consultation has not been sent.")
    if hasattr(consultation, "opinion") or hasattr(consultation, "answer"):
        return _("The council has given its opinion.")
    return _lapsed() if consultation.lapsed_at else ""


def refuse(problem: str) -> None:
    """Raises PermissionDenied when there is a problem."""
    if problem:
        raise PermissionDenied(problem)


def can_read_texts(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person reads what tenants wrote, without names, to choose what is shown.

    A council reads what its tenants answered; the company too when it asked itself.
    """
    return can_manage(user, consultation) or speaks_for(user, consultation.council_id)


def remark_problem(user: Anybody, consultation: Consultation, at: datetime | None = None) -> str:
    """Why this person may not write an idea or a comment now; empty when they may."""
    problem = answering_problem(user, consultation, at)
    return problem or writing_problem(user, consultation.company_id)


def can_read_drafts(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person reads and writes versions of the council's opinion: its members alone."""
    return sits_in(user, consultation.council_id)


def drafting_problem(user: Anybody, consultation: Consultation) -> str:
    """Why this person may not write a version of the opinion now; empty when they may."""
    if not can_read_drafts(user, consultation):
        return _("Only members of the council write its opinion.")
    if consultation.lapsed_at:
        return _lapsed()
    if hasattr(consultation, "answer"):
        return _("The company has answered. The opinion does not change any more.")
    return ""


def shows_opinion(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person reads the opinion: one of its own accord may wait for the answer.

    A setting of the regulator; the council and the company read it in any case.
    """
    opinion = getattr(consultation, "opinion", None)
    if opinion is None:
        return False
    if opinion.kind != Opinion.Kind.INITIATIVE or hasattr(consultation, "answer"):
        return True
    return (
        Preferences.load().own_opinion_visible_at_once
        or sits_in(user, consultation.council_id)
        or edits_for_company(user, consultation.company_id)
    )


def can_enter_for_others(user: Anybody, consultation: Consultation) -> bool:
    """Whether the person enters what somebody answered on paper or aloud."""
    if sits_in(user, consultation.council_id):
        return True
    return has_role(user, HELPING_ROLES, consultation.company_id)


def oversees(user: Anybody) -> bool:
    """Whether the person follows the answers of all companies: the regulator's people."""
    return any(
        membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )
