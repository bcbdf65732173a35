"""Answering: saved question by question, then sent in as a whole; one voice a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from forums.consultations import permissions
from forums.consultations.answering import Answers, Given, check, check_all
from forums.consultations.models import (
    Choice,
    Consultation,
    Draft,
    OpenAnswer,
    Question,
    Response,
)
from forums.consultations.reading import answers_of
from portal.accounts.models import User
from portal.notifications.actions import follow, mark_read
from portal.notifications.models import Reason


def start(*, consultation: Consultation, user: User) -> Draft:
    """What the person has filled in so far; at first what they sent in before, if they did.

    Raises PermissionDenied with a sentence for who may not answer now.
    """
    permissions.check_can_answer(user, consultation)
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
    make one response. Raises PermissionDenied outside the time to answer or for who may not,
    ValidationError for answers that cannot be kept.
    """
    locked = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    moment = at or timezone.now()
    permissions.check_can_answer(user, locked, moment)
    questions = list(locked.questions.prefetch_related("options"))
    checked = check_all(questions, answers)
    response, made = Response.objects.get_or_create(
        consultation=locked,
        user=user,
        defaults={
            "is_verified": permissions.is_confirmed_tenant(user, locked),
            "language": language or (get_language() or "nl")[:2],
            "submitted_at": moment,
        },
    )
    if not made:
        response.changed_at = moment
        response.save(update_fields=["changed_at"])
        response.choices.all().delete()
        response.texts.all().delete()
    _keep(response, checked)
    Draft.objects.filter(consultation=locked, user=user).delete()
    follow(user=user, about=locked.about, reason=Reason.OWN, at=moment)
    mark_read(user=user, about=locked.about)
    return response


def _keep(response: Response, checked: Mapping[int, Given]) -> None:
    choices, texts = [], []
    for pk, given in checked.items():
        choices += [Choice(response=response, question_id=pk, option_id=o) for o in given.options]
        if given.value:
            choices.append(Choice(response=response, question_id=pk, value=given.value))
        if given.text:
            texts.append(OpenAnswer(response=response, question_id=pk, text=given.text))
    Choice.objects.bulk_create(choices)
    OpenAnswer.objects.bulk_create(texts)
