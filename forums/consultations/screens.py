"""A question as the field of its screen, and an answer in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as part

from django.utils.translation import gettext as _

from portal.core.form_fields import FieldView, plain_field

from .answering import Given
from .models import Question
from .models.question import SCALE
from .pictures import address_of


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question to show: one field, or a group of `parts` with a number for each option."""

    question: Question
    label: str
    hint: str
    error: str
    field: FieldView | None = None
    parts: tuple[FieldView, ...] = ()
    id: str = ""
    # Where the pictures are, by the value of their answer; and the plan that is divided.
    pictures: Mapping[str, str] = part(default_factory=dict)
    plan: str = ""


def question_view(
    question: Question,
    given: Given,
    error: str = "",
    *,
    name: str = "answer",
    condition: str = "",
    alone: bool = False,
) -> QuestionView:
    """What a screen shows; the question is the label, and `alone` on its page the heading too."""
    hint = " ".join(part for part in (condition, _hint(question)) if part)
    view = QuestionView(question, question.text, hint, error, id=f"id_{name}")
    if question.weighs_options:
        return replace(view, parts=_weights(question, given, name, bool(error)))
    shown = _field(question, given, name, hint, error)
    if alone and question.kind == Question.Kind.OPEN:
        # The question itself stands above, as the heading.
        shown = replace(shown, label=_("Your answer"))
    return replace(view, field=shown, pictures=_pictures(question), plan=address_of(question))


def _pictures(question: Question) -> dict[str, str]:
    if question.kind != Question.Kind.PICTURE:
        return {}
    found = {str(option.pk): address_of(option) for option in question.options.all()}
    return {value: address for value, address in found.items() if address}


def _field(question: Question, given: Given, name: str, hint: str, error: str) -> FieldView:
    common = {"label": question.text, "hint": hint, "error": error, "required": question.required}
    if question.kind == Question.Kind.OPEN:
        return plain_field("textarea", name, value=given.text, dir="auto", **common)
    if question.kind == Question.Kind.SCALE:
        chosen = [str(given.value)] if given.value else []
        return plain_field("radios", name, options=_scale(question), chosen=chosen, **common)
    options = [(str(option.pk), option.text) for option in question.options.all()]
    kind = "checks" if question.kind == Question.Kind.MULTIPLE else "radios"
    chosen = [str(pk) for pk in given.options]
    return plain_field(kind, name, options=options, chosen=chosen, **common)


def _weights(question: Question, given: Given, name: str, bad: bool) -> tuple[FieldView, ...]:
    options, chosen = list(question.options.all()), dict(given.weights)
    found = []
    for option in options:
        part, value = f"{name}-{option.pk}", str(chosen.get(option.pk, ""))
        if question.kind == Question.Kind.RANKING:
            places = [("", _("choose a place"))]
            places += [(str(place), str(place)) for place in range(1, len(options) + 1)]
            found.append(
                plain_field(
                    "select", part, label=option.text, options=places, chosen=value, required=True
                )
            )
        else:
            found.append(
                plain_field(
                    "input",
                    part,
                    label=option.text,
                    value=value,
                    required=True,
                    type="number",
                    inputmode="numeric",
                    min="0",
                    max=str(question.points),
                )
            )
    return tuple(found)


def _hint(question: Question) -> str:
    parts = [question.help, what_to_do(question)]
    if not question.required:
        parts.append(_("You may skip this question."))
    return " ".join(part for part in parts if part)


def what_to_do(question: Question) -> str:
    """What the reader does with it, in a few words."""
    if question.kind == Question.Kind.OPEN:
        return _("Do not write names of neighbours.")
    if question.kind in {Question.Kind.SINGLE, Question.Kind.PICTURE}:
        return _("Choose one answer.")
    if question.kind == Question.Kind.PLACE:
        return _("Choose a square. A1 is above on the left.")
    if question.kind == Question.Kind.SCALE:
        return _("Choose a number.")
    if question.kind == Question.Kind.RANKING:
        return _("1 is the most important to you. Give each another place.")
    if question.kind == Question.Kind.BUDGET:
        return _("Divide %(points)s points. Give most to what matters most to you.") % {
            "points": question.points
        }
    if question.max_choices:
        return _("Choose at most %(most)s.") % {"most": question.max_choices}
    return _("You may choose more than one.")


def _scale(question: Question) -> list[tuple[str, str]]:
    names = {1: question.low, SCALE: question.high}
    return [
        (str(value), f"{value}: {names[value]}" if names.get(value) else str(value))
        for value in range(1, SCALE + 1)
    ]


def said(question: Question, given: Given) -> list[str]:
    """The answer in words, a line each; empty when there is none."""
    if given.text:
        return [given.text]
    if given.value:
        return [dict(_scale(question)).get(str(given.value), "")]
    names = {option.pk: option.text for option in question.options.all()}
    if question.kind == Question.Kind.RANKING:
        return [f"{place}. {names[pk]}" for pk, place in given.weights if pk in names]
    if question.kind == Question.Kind.BUDGET:
        return [f"{names[pk]}: {points}" for pk, points in given.weights if pk in names]
    return [names[pk] for pk in given.options if pk in names]
