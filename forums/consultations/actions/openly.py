"""Answering without code or account, and changing an anonymous answer with its receipt."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.answering import Answers, check_all
from forums.consultations.codes import receipt_digest
from forums.consultations.models import Consultation, OpenEntry, Response

from .counting import keep_response, replace_answers


def _locked(pk: int) -> Consultation:
    return Consultation.objects.select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def respond_openly(
    *,
    consultation: Consultation,
    answers: Answers,
    token: str,
    at: datetime | None = None,
    language: str = "",
) -> Response:
    """Count what somebody answers without code or account, apart from confirmed tenants.

    Raises PermissionDenied where that is not allowed, outside the time to answer and for a form
    that was sent in before, ValidationError for answers that cannot be kept.
    """
    locked = _locked(consultation.pk)
    moment = at or timezone.now()
    if not locked.allows_anyone:
        raise PermissionDenied(_("Log in, or use the code of your letter."))
    permissions.refuse(permissions.closed_problem(locked, moment))
    checked = check_all(list(locked.questions.prefetch_related("options")), answers)
    try:
        with transaction.atomic():
            OpenEntry.objects.create(
                consultation=locked, token=token[:40], day=timezone.localdate(moment)
            )
    except IntegrityError as twice:
        raise PermissionDenied(_("This form has been sent in.")) from twice
    return keep_response(
        locked, checked, moment, verified=False, way=Response.Way.OPEN, language=language
    )


def find_by_receipt(typed: str) -> Response | None:
    """The anonymous answers to which this secret belongs; None when it is nobody's."""
    digest = receipt_digest(typed)
    responses = Response.objects.select_related("consultation__company")
    return responses.filter(receipt=digest).first() if digest else None


@transaction.atomic
def change_by_receipt(*, typed: str, answers: Answers, at: datetime | None = None) -> Response:
    """Put other answers in the place of those that this receipt belongs to.

    Raises PermissionDenied for an unknown receipt and outside the time to answer, ValidationError
    for answers that cannot be kept.
    """
    response = find_by_receipt(typed)
    if response is None:
        raise PermissionDenied(_("We do not know this receipt."))
    locked = _locked(response.consultation_id)
    moment = at or timezone.now()
    permissions.refuse(permissions.closed_problem(locked, moment))
    checked = check_all(list(locked.questions.prefetch_related("options")), answers)
    replace_answers(response, checked, moment, hidden=True)
    return response
