"""Answering with an account: saved question by question, then sent in; one voice a person."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.answering import Answers, Given, check, check_all
from forums.consultations.models import Consultation, Draft, Question, Response, Voter
from forums.consultations.reading import answers_of
from portal.accounts.models import User
from portal.notifications.actions import follow, mark_read
from portal.notifications.models import Reason

from .counting import enter_voice, keep_response, replace_answers


def start(*, consultation: Consultation, user: User) -> Draft:
    """What the person has filled in so far; at first what they sent in before, if they did.

    Raises PermissionDenied with a sentence for who may not answer now, and where answers are
    anonymous: those are given at once, and nothing of them is kept with the person.
    """
    permissions.check_can_answer(user, consultation)
    if consultation.is_anonymous:
        raise PermissionDenied(_("These answers are anonymous: they are sent in at once."))
    sent = Response.objects.filter(consultation=consultation, user=user).first()
    before = {str(pk): given.kept() for pk, given in answers_of(sent).items()} if sent else {}
    draft, _made = Draft.objects.get_or_create(
        consultation=consultation, user=user, defaults={"answers": before}
    )
    return draft


@transaction.atomic
def save_answer(
    *,
    consultation: Consultation,
    user: User,
    question: Question,
    given: Given,
    at: datetime | None = None,
) -> None:
    """Keep one answer until the person sends all of them in.

    Raises PermissionDenied when it is too late or not for them, ValidationError for an answer that
    cannot be kept.
    """
    permissions.check_can_answer(user, consultation, at)
    checked = check(question, given)
    start(consultation=consultation, user=user)
    draft = Draft.objects.select_for_update().get(consultation=consultation, user=user)
    draft.answers = {**draft.answers, str(question.pk): checked.kept()}
    draft.save(update_fields=["answers", "changed_at"])


def send_in(*, consultation: Consultation, user: User, at: datetime | None = None) -> Response:
    """Send in what was saved. Raises as `respond` does; without a draft, what was sent stays."""
    draft = Draft.objects.filter(consultation=consultation, user=user).first()
    if draft is None:
        sent = Response.objects.filter(consultation=consultation, user=user).first()
        if sent is not None:
            return sent
    kept = draft.answers if draft else {}
    answers = {int(pk): Given.from_kept(values) for pk, values in kept.items()}
    return respond(consultation=consultation, user=user, answers=answers, at=at)


@transaction.atomic
def respond(
    *,
    consultation: Consultation,
    user: User,
    answers: Answers,
    at: datetime | None = None,
    language: str = "",
) -> Response:
    """Count the person's answers; again, they take the place of the first ones.

    The row of the consultation is locked, so that the time is right when it counts and two clicks
    make one response. Raises PermissionDenied outside the time to answer, for who may not, for who
    answered with a code, and for a second anonymous answer; ValidationError for answers that
    cannot be kept.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    moment = at or timezone.now()
    permissions.check_can_answer(user, locked, moment)
    checked = check_all(list(locked.questions.prefetch_related("options")), answers)
    response = Response.objects.filter(consultation=locked, user=user).first()
    if response is None:
        enter_voice(locked, moment, user=user)
        response = keep_response(
            locked,
            checked,
            moment,
            verified=permissions.is_confirmed_tenant(user, locked),
            language=language,
            user=user,
        )
    else:
        replace_answers(response, checked, moment, hidden=False)
    Draft.objects.filter(consultation=locked, user=user).delete()
    follow(user=user, about=locked.about, reason=Reason.OWN, at=moment)
    mark_read(user=user, about=locked.about)
    return response


def has_voted(user: User, consultation: Consultation) -> bool:
    """Whether the person's voice is in use, by account or by a code that they claimed."""
    return Voter.objects.filter(consultation=consultation, user=user).exists()
