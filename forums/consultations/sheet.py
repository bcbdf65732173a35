"""All questions on one page: for a code, for paper that is entered, and for anonymous answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from .answering import Answers, Given, asked, check, read
from .models import Consultation, Question
from .screens import QuestionView, question_view


@dataclass(slots=True)
class Sheet:
    """The questions with what was filled in and what is wrong with it."""

    questions: list[Question]
    answers: dict[int, Given] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, consultation: Consultation) -> Sheet:
        """Empty."""
        return cls(
            list(
                consultation.questions.prefetch_related("options").select_related(
                    "shown_if__question"
                )
            )
        )

    def fill(self, answers: Answers) -> None:
        """With what is known already."""
        self.answers = dict(answers)

    def read(self, data: QueryDict) -> None:
        """What was posted; what is wrong with it is in `errors`."""
        self.answers = {q.pk: read(q, data, _name(q)) for q in self.questions}
        self.errors = {}
        for question in asked(self.questions, self.answers):
            try:
                check(question, self.answers[question.pk])
            except ValidationError as fault:
                self.errors[question.pk] = " ".join(fault.messages)

    def views(self) -> list[QuestionView]:
        """What the page shows, in order."""
        return [
            question_view(
                question,
                self.answers.get(question.pk, Given()),
                self.errors.get(question.pk, ""),
                name=_name(question),
                condition=condition_of(question),
            )
            for question in self.questions
        ]

    def problems(self) -> list[Mapping[str, str]]:
        """One line a fault, with the id of what it is about."""
        return [
            {"text": f"{question.text} {self.errors[question.pk]}", "target": _target(question)}
            for question in self.questions
            if question.pk in self.errors
        ]


def _name(question: Question) -> str:
    return f"q{question.pk}"


def _target(question: Question) -> str:
    if question.kind == Question.Kind.OPEN:
        return f"id_{_name(question)}"
    if question.weighs_options:
        return f"id_{_name(question)}-{question.options.all()[0].pk}"
    return f"id_{_name(question)}_0"


def condition_of(question: Question) -> str:
    """For whom the question is, in words; empty when it is for everybody."""
    if question.shown_if is None:
        return ""
    return _("Only if you answered “%(answer)s” to question %(number)s.") % {
        "answer": question.shown_if.text,
        "number": question.shown_if.question.position,
    }
