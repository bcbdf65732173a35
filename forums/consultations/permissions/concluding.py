"""Who advises, answers, tells what was done and closes the file (domain brief, 6.4)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations.models import Consultation, Opinion, Phase
from forums.councils.seats import sits_in, speaks_for
from portal.core.dates import day_month
from portal.core.preferences import Preferences

from .answering import is_over
from .managing import can_manage, edits_for_company

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

Reach = Consultation.Reach


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
