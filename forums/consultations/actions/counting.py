"""Entering one voice and its answers. The caller holds the lock of the consultation's row."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.consultations.answering import Given
from forums.consultations.codes import new_code, receipt_digest
from forums.consultations.models import Choice, Code, Consultation, OpenAnswer, Response, Voter
from portal.accounts.models import User

# Keys of anonymous rows: fits a signed 64-bit column, and a number that JavaScript can hold.
KEY_BITS = 53


def enter_voice(
    consultation: Consultation,
    moment: datetime,
    *,
    user: User | None = None,
    code: Code | None = None,
) -> Voter:
    """Note that this voice is in use. Raises PermissionDenied when it already is."""
    try:
        with transaction.atomic():
            return Voter.objects.create(
                consultation=consultation, user=user, code=code, day=timezone.localdate(moment)
            )
    except IntegrityError as taken:
        raise PermissionDenied(_already(code)) from taken


def _already(code: Code | None) -> str:
    if code is not None:
        return _("This code has been used. Every code counts once.")
    return _("You have answered. Every tenant has one voice.")


def keep_response(
    consultation: Consultation,
    checked: Mapping[int, Given],
    moment: datetime,
    *,
    verified: bool,
    way: str = Response.Way.ONLINE,
    language: str = "",
    user: User | None = None,
) -> Response:
    """Keep the answers; without the person and with the day alone when they are anonymous."""
    hidden = consultation.is_anonymous or user is None
    if consultation.tally is not None:
        # Counts kept too early (answers entered for a past moment) are made anew.
        Consultation.objects.filter(pk=consultation.pk).update(tally=None)
    response = Response(
        consultation=consultation,
        user=None if hidden else user,
        is_verified=verified,
        way=way,
        language=language or (get_language() or "nl")[:2],
        submitted_at=_day_of(moment) if hidden else moment,
    )
    if hidden:
        response.pk = _random_key()
        # Told once, to who answered; only its hash is kept.
        response.secret = new_code()
        response.receipt = receipt_digest(response.secret)
    response.save(force_insert=True)
    keep_answers(response, checked, hidden=hidden)
    return response


def replace_answers(
    response: Response, checked: Mapping[int, Given], moment: datetime, *, hidden: bool
) -> None:
    """Other answers in the place of those that were sent in before."""
    response.changed_at = _day_of(moment) if hidden else moment
    response.save(update_fields=["changed_at"])
    response.choices.all().delete()
    response.texts.all().delete()
    keep_answers(response, checked, hidden=hidden)


def _day_of(moment: datetime) -> datetime:
    local = timezone.localtime(moment)
    return datetime.combine(local.date(), time.min, tzinfo=local.tzinfo)


def _random_key() -> int:
    # Keys in order would tell, beside the register, who answered what.
    return secrets.randbelow(2**KEY_BITS - 2**40) + 2**40


def keep_answers(response: Response, checked: Mapping[int, Given], *, hidden: bool) -> None:
    """The rows of each answer."""
    choices: list[Choice] = []
    texts: list[OpenAnswer] = []
    for pk, given in checked.items():
        choices += [Choice(response=response, question_id=pk, option_id=o) for o in given.options]
        choices += [
            Choice(response=response, question_id=pk, option_id=option, value=weight)
            for option, weight in given.weights
        ]
        if given.value:
            choices.append(Choice(response=response, question_id=pk, value=given.value))
        if given.text:
            texts.append(OpenAnswer(response=response, question_id=pk, text=given.text))
    if hidden:
        for row in (*choices, *texts):
            row.pk = _random_key()
    Choice.objects.bulk_create(choices)
    OpenAnswer.objects.bulk_create(texts)
