"""The end of a file: a message to everybody who took part, then it closes. Or it lapses."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation
from forums.councils.models import AdvisoryCouncil
from forums.councils.texts import ByLanguage, check_both_languages, put_texts
from portal.accounts.models import User
from search.outbox.actions import mark


def _locked(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("answer", "council")
    return rows.get(pk=consultation.pk)


def _tell_later(pk: int, event: str, moment: datetime) -> None:
    from forums.consultations.tasks import tell_audience

    transaction.on_commit(partial(tell_audience.enqueue, pk, event, moment.isoformat()))


@transaction.atomic
def report(
    *, consultation: Consultation, actor: User | None, text: ByLanguage, at: datetime | None = None
) -> None:
    """Tell everybody who took part what was done, what not, and why; once.

    Raises PermissionDenied for who neither prepared it nor answers for the company, before the
    answer, and when the message went out; ValidationError without a text, and in one language when
    tenants took part.
    """
    locked = _locked(consultation)
    if actor is not None:
        permissions.refuse(permissions.report_problem(actor, locked))
    put_texts(locked, {"report": text})
    if not (locked.report_nl or locked.report_fr):
        raise ValidationError(_("Write the message in at least one language."))
    if actor is not None and locked.reach != Consultation.Reach.COUNCIL:
        check_both_languages(locked, "report")
    locked.reported_at = at or timezone.now()
    locked.save(update_fields=["report_nl", "report_fr", "reported_at", "changed_at"])
    _tell_later(locked.pk, "consultation_reported", locked.reported_at)


@transaction.atomic
def close(*, consultation: Consultation, actor: User, at: datetime | None = None) -> None:
    """Close the file. Raises PermissionDenied before the answer and before the message went out."""
    locked = _locked(consultation)
    permissions.refuse(permissions.closing_problem(actor, locked))
    locked.closed_at = at or timezone.now()
    locked.save(update_fields=["closed_at", "changed_at"])


@transaction.atomic
def lapse(
    *, consultation: Consultation, actor: User, reason: ByLanguage, at: datetime | None = None
) -> None:
    """End it without an answer, with a reason that everybody reads, and tell all who are asked.

    Raises PermissionDenied for who does not prepare it and once the company has answered,
    ValidationError without a reason.
    """
    locked = _locked(consultation)
    permissions.refuse(permissions.lapse_problem(actor, locked))
    put_texts(locked, {"lapse_reason": reason})
    if not (locked.lapse_reason_nl or locked.lapse_reason_fr):
        raise ValidationError(_("Say why, in at least one language."))
    locked.lapsed_at = at or timezone.now()
    locked.save(update_fields=["lapse_reason_nl", "lapse_reason_fr", "lapsed_at", "changed_at"])
    mark("consultation", str(locked.pk))
    _tell_later(locked.pk, "consultation_lapsed", locked.lapsed_at)


@transaction.atomic
def hand_over(*, consultation: Consultation, actor: User, at: datetime | None = None) -> None:
    """Give it to the council that is in office now, or ask the tenants alone; all are told.

    For a council whose term ended meanwhile. Raises PermissionDenied for who does not edit for the
    company, while the council is in office, and once it gave its opinion.
    """
    locked = _locked(consultation)
    permissions.refuse(permissions.hand_over_problem(actor, locked))
    councils = AdvisoryCouncil.objects.filter(company=locked.company_id)
    locked.council = councils.filter(state=AdvisoryCouncil.State.ACTIVE).first()
    if locked.council is None:
        # Nobody speaks for a council any more: the company carries it on.
        locked.opened_by_kind = Consultation.OpenedBy.COMPANY
    locked.save(update_fields=["council", "opened_by_kind", "changed_at"])
    consultation.council, consultation.opened_by_kind = locked.council, locked.opened_by_kind
    mark("consultation", str(locked.pk))
    _tell_later(locked.pk, "consultation_handed_over", at or timezone.now())
