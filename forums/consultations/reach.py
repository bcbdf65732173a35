"""Who is asked and who sees it, in sentences for the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.accounts.audiences import PUBLIC
from portal.core.filling import filled

from .models import Consultation

Reach = Consultation.Reach


def who_answers(consultation: Consultation) -> str:
    """For whom the questions are."""
    if consultation.reach == Reach.SITE:
        return _("Only tenants of these sites answer: %(names)s.") % {
            "names": _names(consultation.sites.all())
        }
    if consultation.reach == Reach.BUILDING:
        return _(
            "Only who lives in these buildings answers, with the code of a letter: %(names)s."
        ) % {"names": _names(consultation.buildings.all())}
    if consultation.reach == Reach.PROJECT:
        return _("Only tenants of this project answer: %(name)s.") % {
            "name": consultation.project.name
        }
    if consultation.reach == Reach.COUNCIL:
        return _("Only members of the council answer.")
    return filled(_("Only tenants of %(company)s answer."), {"company": consultation.company.name})


def who_sees(consultation: Consultation) -> str:
    """Who reads the page."""
    if consultation.audience == PUBLIC:
        return _("Everybody sees this page.")
    if consultation.reach == Reach.COUNCIL:
        return _("Only members of the council see this page.")
    names = " + ".join(one.name for one in consultation.companies)
    said = _(
        "Only tenants and staff of %(company)s, teams of the cohesion projects there, the council"
        " and the regulator see this page."
    )
    return filled(said, {"company": names})


def _names(rows: object) -> str:
    return ", ".join(str(row) for row in rows)
