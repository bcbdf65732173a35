"""Councils, consultations, questions and answers, the plainest valid ones."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from forums.consultations.answering import Given
from forums.consultations.models import (
    Choice,
    Consultation,
    OpenAnswer,
    Option,
    Phase,
    Question,
    Response,
)
from forums.councils.models import AdvisoryCouncil, Seat
from tests.factories.organisations import HousingCompanyFactory


class CouncilFactory(DjangoModelFactory):
    """A council in office."""

    slug = factory.Sequence(lambda n: f"council-{n}")
    company = factory.SubFactory(HousingCompanyFactory)
    name_nl = factory.Sequence(lambda n: f"Adviesraad {n}")
    name_fr = factory.Sequence(lambda n: f"Conseil {n}")

    class Meta:
        model = AdvisoryCouncil


def seat_in(council: AdvisoryCouncil, user, function: str = Seat.Function.MEMBER) -> Seat:
    """`user` sits on the council from today."""
    return Seat.objects.create(council=council, user=user, function=function)


class ConsultationFactory(DjangoModelFactory):
    """Sent yesterday, open until in a week; traits put it before, after, or make it a draft."""

    slug = factory.Sequence(lambda n: f"consultation-{n}")
    company = factory.SubFactory(HousingCompanyFactory)
    title_nl = factory.Sequence(lambda n: f"Het plein {n}")
    title_fr = factory.Sequence(lambda n: f"La cour {n}")
    question_nl = "Wat komt er op het plein?"
    question_fr = "Que mettre dans la cour ?"
    plain_nl = "Het plein wordt **vernieuwd**."
    plain_fr = "La cour est **rénovée**."
    commitment_nl = "De maatschappij beslist in januari en zegt waarom."
    commitment_fr = "La société décide en janvier et dit pourquoi."
    sent_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))

    class Meta:
        model = Consultation
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(sent_at=None)

    @factory.post_generation
    def opens(self, create, extracted, **kwargs):
        """`opens`: (days from now to the start, to the end) of the time to answer."""
        start, end = extracted or (-1, 7)
        now = timezone.now()
        if create:
            Phase.objects.create(
                consultation=self,
                kind=Phase.Kind.CONTRIBUTION,
                starts_at=now + timedelta(days=start),
                ends_at=now + timedelta(days=end),
            )


def add_question(
    consultation: Consultation, kind: str = Question.Kind.SINGLE, *, options: int = 3, **fields
) -> Question:
    """The next question; what is chosen from gets `options` answers."""
    position = consultation.questions.count() + 1
    fields.setdefault("text_nl", f"Vraag {position}?")
    fields.setdefault("text_fr", f"Question {position} ?")
    question = Question.objects.create(
        consultation=consultation, position=position, kind=kind, **fields
    )
    if question.has_options:
        for place in range(1, options + 1):
            Option.objects.create(
                question=question,
                position=place,
                text_nl=f"Keuze {place}",
                text_fr=f"Choix {place}",
            )
    return question


def option_of(question: Question, position: int) -> Option:
    """The answer at this place."""
    return question.options.get(position=position)


def give(question: Question, *positions: int) -> dict[int, Given]:
    """Answers with one question answered by the options at these places."""
    return {question.pk: Given(options=tuple(option_of(question, p).pk for p in positions))}


def counted(
    question: Question, counts: list[int], *, verified: bool = True, skipped: int = 0
) -> None:
    """Responses in which so many people chose each option, whoever they were."""
    options = list(question.options.all())
    for option, people in zip(options, counts, strict=True):
        for _person in range(people):
            response = response_to(question.consultation, verified=verified)
            Choice.objects.create(response=response, question=question, option=option)
    for _person in range(skipped):
        response_to(question.consultation, verified=verified)


def response_to(consultation: Consultation, *, verified: bool = True, user=None) -> Response:
    """Something sent in, without answers."""
    return Response.objects.create(consultation=consultation, is_verified=verified, user=user)


def wrote(question: Question, text: str, **fields) -> OpenAnswer:
    """An open answer by somebody."""
    response = response_to(question.consultation)
    return OpenAnswer.objects.create(response=response, question=question, text=text, **fields)


def closed(consultation: Consultation) -> Consultation:
    """The time to answer ended an hour ago."""
    now = timezone.now()
    consultation.phases.filter(kind=Phase.Kind.CONTRIBUTION).update(
        starts_at=now - timedelta(days=10), ends_at=now - timedelta(hours=1)
    )
    consultation.__dict__.pop("_prefetched_objects_cache", None)
    return consultation
