"""The questions of a draft: written, put in order, taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from forums.consultations import permissions
from forums.consultations.models import Consultation, Option, Question
from forums.consultations.models.question import squares
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User

Texts = Mapping[str, ByLanguage]
FEWEST_OPTIONS = 2
DEFAULT_POINTS = 10
TICKED = frozenset({Question.Kind.SINGLE, Question.Kind.MULTIPLE, Question.Kind.PICTURE})


@transaction.atomic
def write_question(
    *,
    consultation: Consultation,
    actor: User | None,
    kind: str,
    texts: Texts,
    options: Sequence[ByLanguage] = (),
    required: bool = False,
    max_choices: int | None = None,
    points: int | None = None,
    shown_if: Option | None = None,
    question: Question | None = None,
    plan: bytes = b"",
    pictures: Sequence[bytes] = (),
) -> Question:
    """Add a question at the end of a draft, or change `question`.

    `plan` and `pictures` (one an answer, in the same order) are cleaned pictures; without them
    those that are there stay. Raises PermissionDenied once it is sent, ValidationError for a
    question that cannot be asked.
    """
    if actor is not None:
        permissions.check_can_change(actor, consultation)
    row = question or Question(consultation=consultation, position=_next(consultation))
    row.shown_if = _earlier(row, shown_if)
    row.kind, row.required = kind, required
    row.max_choices = max_choices if kind == Question.Kind.MULTIPLE else None
    row.points = points or DEFAULT_POINTS if kind == Question.Kind.BUDGET else None
    put_texts(row, texts)
    chosen = _offered(row, options)
    if row.has_options and len(chosen) < FEWEST_OPTIONS:
        raise ValidationError(_("Give at least two answers to choose from."))
    if not (row.text_nl or row.text_fr):
        raise ValidationError(_("Write the question in at least one language."))
    _put_plan(row, plan)
    row.full_clean(exclude=["consultation"])
    row.save()
    _put_options(row, chosen)
    _put_pictures(row, pictures)
    return row


def _offered(question: Question, options: Sequence[ByLanguage]) -> Sequence[ByLanguage]:
    if question.kind == Question.Kind.PLACE:
        return [{"nl": name, "fr": name} for name in squares()]
    return options if question.has_options else ()


def _put_plan(question: Question, plan: bytes) -> None:
    if question.kind != Question.Kind.PLACE:
        question.plan = ""
    elif plan:
        question.plan.save("plan.webp", ContentFile(plan), save=False)
    elif not question.plan:
        raise ValidationError(_("Add the picture of the plan."))
    if question.plan and not (question.help_nl or question.help_fr):
        raise ValidationError(_("Say in the explanation what stands where on the plan."))


def _put_pictures(question: Question, pictures: Sequence[bytes]) -> None:
    options = list(question.options.all())
    if question.kind != Question.Kind.PICTURE:
        question.options.update(picture="")
        return
    if pictures and len(pictures) != len(options):
        raise ValidationError(_("Give one picture for each answer, in the same order."))
    if not pictures and not all(option.picture for option in options):
        raise ValidationError(_("Give one picture for each answer, in the same order."))
    for option, picture in zip(options, pictures, strict=False):
        option.picture.save("picture.webp", ContentFile(picture), save=True)


def _next(consultation: Consultation) -> int:
    return (consultation.questions.aggregate(last=Max("position"))["last"] or 0) + 1


def _earlier(question: Question, option: Option | None) -> Option | None:
    """The option on which the question depends. Raises ValidationError unless it comes before."""
    if option is None:
        return None
    other = option.question
    ticked = other.consultation_id == question.consultation_id and other.kind in TICKED
    if not ticked or other.position >= question.position:
        raise ValidationError(_("A question can depend only on an answer to an earlier question."))
    return option


def _put_options(question: Question, options: Sequence[ByLanguage]) -> None:
    """Rows keep their key, so that what depends on one of them still does."""
    rows = {option.position: option for option in question.options.all()}
    for place, by_language in enumerate(options, 1):
        row = rows.pop(place, None) or Option(question=question, position=place)
        row.text_nl = row.text_fr = ""
        put_texts(row, {"text": by_language})
        row.clean_fields(exclude=["question"])
        row.save()
    for row in rows.values():
        row.delete()


@transaction.atomic
def delete_question(*, question: Question, actor: User) -> None:
    """Take a question out of a draft."""
    permissions.check_can_change(actor, question.consultation)
    question.delete()


@transaction.atomic
def move_question(*, question: Question, actor: User, up: bool) -> None:
    """One place up or down in a draft; nothing happens at either end."""
    permissions.check_can_change(actor, question.consultation)
    others = Question.objects.filter(consultation=question.consultation_id)
    if up:
        other = others.filter(position__lt=question.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=question.position).order_by("position").first()
    if other is None:
        return
    if _depends(question, other) or _depends(other, question):
        raise ValidationError(_("A question stays behind the one on which it depends."))
    mine, theirs = question.position, other.position
    Question.objects.filter(pk=other.pk).update(position=_next(question.consultation))
    Question.objects.filter(pk=question.pk).update(position=theirs)
    Question.objects.filter(pk=other.pk).update(position=mine)


def _depends(question: Question, other: Question) -> bool:
    return question.shown_if is not None and question.shown_if.question_id == other.pk
