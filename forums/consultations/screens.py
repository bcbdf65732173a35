"""A question as the field of its screen, and an answer in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.core.form_fields import FieldView, plain_field

from .answering import Given
from .models import Question
from .models.question import SCALE


def question_field(question: Question, given: Given, error: str = "") -> FieldView:
    """What the field macro shows; the question is its label, and the heading of the page."""
    common = {
        "label": question.text,
        "hint": _hint(question),
        "error": error,
        "required": question.required,
    }
    if question.kind == Question.Kind.OPEN:
        return plain_field("textarea", "answer", value=given.text, dir="auto", **common)
    if question.kind == Question.Kind.SCALE:
        chosen = [str(given.value)] if given.value else []
        return plain_field("radios", "answer", options=_scale(question), chosen=chosen, **common)
    options = [(str(option.pk), option.text) for option in question.options.all()]
    kind = "checks" if question.kind == Question.Kind.MULTIPLE else "radios"
    chosen = [str(pk) for pk in given.options]
    return plain_field(kind, "answer", options=options, chosen=chosen, **common)


def _hint(question: Question) -> str:
    parts = [question.help, _what_to_do(question)]
    if not question.required:
        parts.append(_("You may skip this question."))
    return " ".join(part for part in parts if part)


def _what_to_do(question: Question) -> str:
    if question.kind == Question.Kind.OPEN:
        return _("Do not write names of neighbours.")
    if question.kind == Question.Kind.SINGLE:
        return _("Choose one answer.")
    if question.kind == Question.Kind.SCALE:
        return _("Choose a number.")
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
    return [names[pk] for pk in given.options if pk in names]
