"""What tenants do with their council: come to a meeting, ask there, suggest subjects."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import (
    AdvisoryCouncil,
    AgendaItem,
    Meeting,
    MeetingQuestion,
    MeetingSignUp,
    Suggestion,
    SuggestionSupport,
)
from portal.accounts.models import User
from portal.core.text import clean_text

from .agenda import put_item

MOST_QUESTIONS = 5
MOST_SUGGESTIONS = 5


def _words(text: str, longest: int, missing: str) -> str:
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError(missing)
    return cleaned[:longest]


@transaction.atomic
def sign_up(*, meeting: Meeting, user: User, at: datetime | None = None) -> MeetingSignUp:
    """A tenant comes; again changes nothing.

    Raises PermissionDenied when it is full, too late or not for them.
    """
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    permissions.refuse(permissions.joining_problem(user, locked, at))
    found = locked.sign_ups.filter(user=user).first()
    if found is None and locked.places is not None and locked.sign_ups.count() >= locked.places:
        permissions.refuse(_("All places are taken."))
    return found or MeetingSignUp.objects.create(meeting=locked, user=user)


@transaction.atomic
def sign_off(*, meeting: Meeting, user: User) -> None:
    """A tenant does not come after all."""
    MeetingSignUp.objects.filter(meeting=meeting, user=user).delete()


@transaction.atomic
def ask_before(*, meeting: Meeting, user: User, text: str) -> MeetingQuestion:
    """Hand a question in before an open meeting; the same twice is kept once.

    Raises PermissionDenied for who may not come and after a few questions, ValidationError without
    words.
    """
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    permissions.refuse(permissions.joining_problem(user, locked))
    words = _words(text, 1000, _("Write your question first."))
    mine = locked.questions.filter(user=user)
    if same := mine.filter(text=words).first():
        return same
    if mine.count() >= MOST_QUESTIONS:
        permissions.refuse(_("You have handed in five questions. Ask the others at the meeting."))
    language = (get_language() or "nl")[:2]
    return MeetingQuestion.objects.create(meeting=locked, user=user, text=words, language=language)


@transaction.atomic
def take_back_question(*, question: MeetingQuestion, user: User) -> None:
    """Who handed a question in takes it back, as long as nobody answered it.

    Raises PermissionDenied for others, for an answered one and from the start of the meeting on.
    """
    locked = Meeting.objects.select_for_update(of=("self",)).get(pk=question.meeting_id)
    if question.user_id != user.pk:
        permissions.refuse(_("This question is not yours."))
    if locked.starts_at <= timezone.now():
        permissions.refuse(_("The meeting has begun."))
    # Somebody may be answering it in this moment.
    if not locked.questions.filter(pk=question.pk, answer="").delete()[0]:
        permissions.refuse(_("Your question has been answered."))


@transaction.atomic
def answer_question(*, question: MeetingQuestion, actor: User, answer: str) -> None:
    """What was answered; it stands on the page then, without the name of who asked."""
    permissions.check_can_lead(actor, question.meeting.council)
    question.answer = _words(answer, 4000, _("Write the answer first."))
    question.save(update_fields=["answer", "changed_at"])


@transaction.atomic
def suggest(*, council: AdvisoryCouncil, author: User, title: str, text: str = "") -> Suggestion:
    """A subject for the agenda; the same twice is kept once.

    Raises PermissionDenied for who is no tenant and after a few that wait, ValidationError without
    a subject.
    """
    locked = AdvisoryCouncil.objects.select_for_update(of=("self",)).get(pk=council.pk)
    permissions.refuse(permissions.suggesting_problem(author, locked))
    subject = _words(title, 160, _("Say in a few words what it is about."))
    mine = locked.suggestions.filter(author=author, state=Suggestion.State.NEW)
    if same := mine.filter(title=subject).first():
        return same
    if mine.count() >= MOST_SUGGESTIONS:
        permissions.refuse(_("The council first looks at what you have suggested."))
    return Suggestion.objects.create(
        council=locked,
        author=author,
        title=subject,
        text=clean_text(text).strip()[:2000],
        language=(get_language() or "nl")[:2],
    )


@transaction.atomic
def support(*, suggestion: Suggestion, user: User, on: bool = True) -> int:
    """Want it too, or no longer; how many do."""
    permissions.refuse(permissions.suggesting_problem(user, suggestion.council))
    if suggestion.author_id == user.pk:
        permissions.refuse(_("This is your own suggestion."))
    if on:
        SuggestionSupport.objects.get_or_create(suggestion=suggestion, user=user)
    else:
        SuggestionSupport.objects.filter(suggestion=suggestion, user=user).delete()
    return suggestion.supports.count()


@transaction.atomic
def answer_suggestion(
    *, suggestion: Suggestion, actor: User, meeting: Meeting | None, answer: str = ""
) -> Suggestion:
    """Put it on the agenda of a meeting, or say why not. Its author and supporters are told.

    Raises PermissionDenied for who does not lead the council and once it is answered,
    ValidationError without a meeting and without a reason.
    """
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("council__company")
    locked = rows.get(pk=suggestion.pk)
    permissions.refuse(permissions.answering_problem(actor, locked))
    locked.answer = clean_text(answer).strip()[:2000]
    if meeting is None and not locked.answer:
        raise ValidationError(_("Choose a meeting, or say why the council does not take it up."))
    if meeting is not None:
        if meeting.council_id != locked.council_id:
            raise ValidationError(_("Choose a meeting of this council."))
        locked.item = put_item(
            meeting=meeting,
            actor=actor,
            title=locked.title,
            text=locked.text,
            kind=AgendaItem.Kind.DISCUSSION,
            proposer=_("tenants"),
        )
    locked.state = Suggestion.State.TAKEN if meeting else Suggestion.State.DECLINED
    locked.save()
    _tell_supporters(locked, actor)
    return locked


def _tell_supporters(suggestion: Suggestion, actor: User) -> None:
    from forums.councils.telling import tell_supporters

    tell_supporters(suggestion, actor)
