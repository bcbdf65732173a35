"""One answer to one question: read from a form, checked, kept. The same rules at every door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.text import clean_text
from portal.core.words import number

from .models import Question
from .models.question import SCALE

TEXT_LENGTH = 2_000
# Larger numbers are no keys of ours.
LONGEST_KEY = 18


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody ticked, chose on the scale, or wrote."""

    options: tuple[int, ...] = ()
    value: int | None = None
    text: str = ""
    # An option with its place in the order, or with its points.
    weights: tuple[tuple[int, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.options or self.value or self.text or self.weights)

    def kept(self) -> dict[str, Any]:
        """The plain values of a draft."""
        return {
            "options": list(self.options),
            "value": self.value,
            "text": self.text,
            "weights": [list(pair) for pair in self.weights],
        }

    @classmethod
    def from_kept(cls, values: Any) -> Self:
        """From a draft; values that are no answer are an empty one."""
        if not isinstance(values, Mapping):
            return cls()
        options = values.get("options") or []
        value, text = values.get("value"), values.get("text") or ""
        plain = isinstance(options, list | tuple) and all(isinstance(one, int) for one in options)
        return cls(
            options=tuple(options) if plain else (),
            value=value if isinstance(value, int) else None,
            text=text if isinstance(text, str) else "",
            weights=_pairs(values.get("weights")),
        )


def _pairs(values: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(values, list | tuple):
        return ()
    pairs = [tuple(pair) for pair in values if isinstance(pair, list | tuple)]
    whole = all(len(pair) == 2 and all(isinstance(one, int) for one in pair) for pair in pairs)
    return tuple(pairs) if whole else ()


Answers = Mapping[int, Given]


def _number(typed: str) -> int | None:
    fits = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_KEY
    return int(typed) if fits else None


def read(question: Question, data: QueryDict, name: str = "answer") -> Given:
    """What the form of this question says, unchecked: what was typed stays as it was typed."""
    typed = data.getlist(name)
    if question.weighs_options:
        return Given(weights=_read_weights(question, data, name))
    if question.kind == Question.Kind.OPEN:
        return Given(text=clean_text(typed[-1]).strip() if typed else "")
    numbers = [found for one in typed if (found := _number(one)) is not None]
    if question.kind == Question.Kind.SCALE:
        return Given(value=numbers[-1] if numbers else None)
    return Given(options=tuple(dict.fromkeys(numbers)))


def _read_weights(question: Question, data: QueryDict, name: str) -> tuple[tuple[int, int], ...]:
    found = []
    for option in question.options.all():
        weight = _number(data.get(f"{name}-{option.pk}", "").strip())
        if weight is not None:
            found.append((option.pk, weight))
    return tuple(found)


def check(question: Question, given: Given) -> Given:
    """The answer as it is kept. Raises ValidationError with a sentence when it cannot be.

    An empty answer passes unless the question must be answered.
    """
    if given.is_empty:
        if question.required:
            raise ValidationError(_missing(question), code="required")
        return Given()
    checks = {
        Question.Kind.SINGLE: _check_options,
        Question.Kind.MULTIPLE: _check_options,
        Question.Kind.SCALE: _check_scale,
        Question.Kind.OPEN: _check_text,
        Question.Kind.RANKING: _check_places,
        Question.Kind.BUDGET: _check_points,
        Question.Kind.PICTURE: _check_options,
        Question.Kind.PLACE: _check_options,
    }
    return checks[Question.Kind(question.kind)](question, given)


def _missing(question: Question) -> str:
    if question.kind == Question.Kind.RANKING:
        return _("Give each of them a place.")
    if question.kind == Question.Kind.BUDGET:
        return _points_sentence(question, 0)
    if question.kind == Question.Kind.OPEN:
        return _("Write an answer first. A few words are enough.")
    if question.kind == Question.Kind.SCALE:
        return _("Choose a number from 1 to 5.")
    if question.kind == Question.Kind.MULTIPLE:
        return _("Choose at least one answer.")
    if question.kind == Question.Kind.PLACE:
        return _("Choose a square on the plan.")
    return _("Choose an answer.")


def _check_options(question: Question, given: Given) -> Given:
    known = {option.pk for option in question.options.all()}
    if not known.issuperset(given.options):
        raise ValidationError(_("Choose one of the answers below."), code="invalid")
    most = 1 if question.takes_one else question.max_choices
    if most and len(given.options) > most:
        sentence = ngettext(
            "You chose more than %(most)s answer. Leave out the others.",
            "You chose more than %(most)s answers. Leave some out.",
            most,
        )
        raise ValidationError(sentence % {"most": most}, code="too_many")
    return Given(options=given.options)


def _check_scale(question: Question, given: Given) -> Given:
    if given.value is None or not 1 <= given.value <= SCALE:
        raise ValidationError(_("Choose a number from 1 to 5."), code="invalid")
    return Given(value=given.value)


def _check_text(question: Question, given: Given) -> Given:
    text = clean_text(given.text).strip()
    if len(text) > TEXT_LENGTH:
        raise ValidationError(
            _("Your text is too long: it has %(length)s characters. Make it at most %(most)s.")
            % {"length": number(len(text)), "most": number(TEXT_LENGTH)},
            code="too_long",
        )
    return Given(text=text)


def _known_weights(question: Question, given: Given) -> dict[int, int]:
    weights = dict(given.weights)
    if not {option.pk for option in question.options.all()}.issuperset(weights):
        raise ValidationError(_("Choose one of the answers below."), code="invalid")
    return weights


def _check_places(question: Question, given: Given) -> Given:
    weights = _known_weights(question, given)
    count = len(question.options.all())
    if len(weights) < count:
        raise ValidationError(_("Give each of them a place."), code="incomplete")
    if sorted(weights.values()) != list(range(1, count + 1)):
        raise ValidationError(_("Give each of them another place."), code="invalid")
    return Given(weights=tuple(sorted(weights.items(), key=lambda pair: pair[1])))


def _check_points(question: Question, given: Given) -> Given:
    weights = _known_weights(question, given)
    total = sum(weights.values())
    if total != question.points:
        raise ValidationError(_points_sentence(question, total), code="invalid")
    return Given(weights=tuple((pk, points) for pk, points in weights.items() if points))


def _points_sentence(question: Question, total: int) -> str:
    return _("Divide exactly %(points)s points. You have given %(total)s.") % {
        "points": question.points,
        "total": number(total),
    }


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether this person gets the question: some are only for who chose a certain answer."""
    if question.shown_if_id is None:
        return True
    return any(question.shown_if_id in given.options for given in answers.values())


def asked(questions: list[Question], answers: Answers) -> list[Question]:
    """The questions that this person gets, in order; what is not asked opens no other question."""
    found: list[Question] = []
    counting: dict[int, Given] = {}
    for question in questions:
        if is_asked(question, counting):
            found.append(question)
            if question.pk in answers:
                counting[question.pk] = answers[question.pk]
    return found


def check_all(questions: list[Question], answers: Answers) -> dict[int, Given]:
    """All answers as they are kept, without empty ones. Raises ValidationError for the first fault,
    and when nothing is answered at all: an empty form is no voice.

    Answers to other questions, and to those that this person does not get, are left out.
    """
    checked = {
        question.pk: check(question, answers.get(question.pk, Given()))
        for question in asked(questions, answers)
    }
    found = {pk: given for pk, given in checked.items() if not given.is_empty}
    if not found:
        raise ValidationError(_("Answer at least one question."))
    return found
