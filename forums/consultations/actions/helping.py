"""Entering what somebody else answered on paper or aloud: marked, logged, not read again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.answering import Answers, check_all
from forums.consultations.models import Consultation, HelpedEntry, Response
from portal.accounts.models import User

from .codes import find_code
from .counting import enter_voice, keep_response

# A worker enters a pile of paper forms in a day; more than this is no pile.
MOST_A_DAY = 200
WAYS = frozenset({Response.Way.PAPER, Response.Way.SPOKEN})


@transaction.atomic
def respond_for(
    *,
    consultation: Consultation,
    helper: User | None,
    answers: Answers,
    way: str = Response.Way.PAPER,
    code: str = "",
    token: str = "",
    at: datetime | None = None,
    language: str = "",
) -> HelpedEntry:
    """Count what somebody else answered. The log says who entered it, never what.

    With the code of a letter, that code's voice is used. Without, nothing tells whether this
    household answered before: so there are never more of them than a helper enters in a day, nor
    more voices than households that were asked. The same `token` again changes nothing.
    Raises PermissionDenied for who does not help here, outside the time to answer, for a used
    code and beyond these numbers; ValidationError for answers that cannot be kept.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    moment = at or timezone.now()
    if helper is not None and not permissions.can_enter_for_others(helper, locked):
        permissions.refuse(
            _("Only social workers of the company and council members enter answers for others.")
        )
    if way not in WAYS:
        raise PermissionDenied(_("Say whether it was on paper or spoken."))
    entries = HelpedEntry.objects.filter(consultation=locked)
    if token and (made := entries.filter(token=token[:40]).first()):
        return made
    permissions.refuse(permissions.closed_problem(locked, moment))
    if helper is not None and not code:
        _check_room(locked, helper, moment)
    checked = check_all(list(locked.questions.prefetch_related("options")), answers)
    if code:
        enter_voice(locked, moment, code=find_code(locked, code))
    try:
        with transaction.atomic():
            entry = HelpedEntry.objects.create(
                consultation=locked, helper=helper, way=way, entered_at=moment, token=token[:40]
            )
    except IntegrityError:
        return entries.get(token=token[:40])
    keep_response(locked, checked, moment, verified=True, way=way, language=language)
    return entry


def _check_room(consultation: Consultation, helper: User, moment: datetime) -> None:
    today = HelpedEntry.objects.filter(
        consultation=consultation, helper=helper, entered_at__date=timezone.localdate(moment)
    )
    if today.count() >= MOST_A_DAY:
        permissions.refuse(_("You have entered two hundred forms today. Go on tomorrow."))
    if consultation.invited is None:
        return
    voices = Response.objects.filter(consultation=consultation, is_verified=True).count()
    if voices >= consultation.invited:
        permissions.refuse(
            _(
                "As many answers are in as households were asked. Only who has the code of a "
                "letter can still be entered."
            )
        )
