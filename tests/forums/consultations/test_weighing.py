"""Questions that put in order, divide points, or depend on another answer."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from forums.consultations.actions import move_question, respond, write_question
from forums.consultations.answering import Given
from forums.consultations.models import Question, Response
from forums.consultations.reading import answers_of
from forums.consultations.results import results_of
from tests.factories.accounts import tenant_of
from tests.factories.consultations import (
    ConsultationFactory,
    add_question,
    closed,
    give,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranking(consultation):
    return add_question(consultation, Question.Kind.RANKING, required=True)


@pytest.fixture
def budget(consultation):
    return add_question(consultation, Question.Kind.BUDGET, points=10, required=True)


def weights(question, *numbers):
    options = question.options.all()
    pairs = tuple((o.pk, n) for o, n in zip(options, numbers, strict=True) if n is not None)
    return {question.pk: Given(weights=pairs)}


def test_an_order_is_kept_and_read_back(client, consultation, ranking, tenant):
    client.force_login(tenant)
    page = reverse("consultations:question", args=[consultation.slug, 1])
    typed = {f"answer-{o.pk}": n for o, n in zip(ranking.options.all(), (2, 3, 1), strict=True)}
    assert client.get(page).status_code == 200
    assert client.post(page, typed).status_code == 302
    review = reverse("consultations:review", args=[consultation.slug])
    assert "1. Keuze 3" in client.get(review).content.decode()
    client.post(review)
    kept = dict(answers_of(Response.objects.get())[ranking.pk].weights)
    assert kept == dict(weights(ranking, 2, 3, 1)[ranking.pk].weights)


@pytest.mark.parametrize("numbers", [(1, 1, 2), (1, 2, None), (0, 1, 2), (1, 2, 4)])
def test_an_order_with_gaps_or_ties_is_refused(consultation, ranking, tenant, numbers):
    with pytest.raises(ValidationError):
        respond(consultation=consultation, user=tenant, answers=weights(ranking, *numbers))


def test_points_add_up(client, consultation, budget, tenant):
    with pytest.raises(ValidationError):
        respond(consultation=consultation, user=tenant, answers=weights(budget, 5, 4, 0))
    respond(consultation=consultation, user=tenant, answers=weights(budget, 6, 4, 0))
    assert Response.objects.get().choices.count() == 2


@pytest.mark.parametrize("typed", ["-1", "x", "9" * 30, "\x00", "1.5"])
def test_odd_points_are_told_and_the_page_stands(client, consultation, budget, tenant, typed):
    client.force_login(tenant)
    page = reverse("consultations:question", args=[consultation.slug, 1])
    answer = client.post(page, {f"answer-{option_of(budget, 1).pk}": typed})
    assert answer.status_code == 200
    assert "precies 10 punten" in answer.content.decode()


def test_results_tell_what_was_first_and_how_points_were_divided(
    consultation, company, ranking, budget
):
    for number in range(12):
        first = (1, 2, 3) if number < 7 else (2, 1, 3)
        answers = weights(ranking, *first) | weights(budget, 5, 5, 0)
        respond(consultation=consultation, user=tenant_of(company), answers=answers)
    closed(consultation)
    order, points = results_of(consultation).confirmed.findings
    assert [line.people for line in order.lines] == [7]
    assert order.together.people == 5
    assert [line.percent for line in points.lines] == [50, 50, 0]
    assert all(line.people is None for line in points.lines)


@pytest.fixture
def follow_up_question(consultation, choice):
    return add_question(
        consultation,
        Question.Kind.OPEN,
        text_nl="Waarom de eerste?",
        required=True,
        shown_if=option_of(choice, 1),
    )


@pytest.mark.parametrize(("chosen", "following"), [(1, True), (2, False)])
def test_a_question_is_only_for_who_chose_an_answer(
    client, consultation, choice, follow_up_question, tenant, chosen, following
):
    client.force_login(tenant)
    page = reverse("consultations:question", args=[consultation.slug, 1])
    after = client.post(page, {"answer": option_of(choice, chosen).pk}).url
    review = reverse("consultations:review", args=[consultation.slug])
    assert (after != review) is following
    assert ("Waarom de eerste?" in client.get(review).content.decode()) is following


def test_what_is_not_asked_is_not_counted(consultation, choice, follow_up_question, tenant):
    answers = give(choice, 2) | {follow_up_question.pk: Given(text="Toch iets")}
    response = respond(consultation=consultation, user=tenant, answers=answers)
    assert not response.texts.exists()


def test_answers_of_those_who_were_asked_are_told_only_with_their_number(
    consultation, company, choice
):
    inner = add_question(consultation, options=2, required=True, shown_if=option_of(choice, 1))
    for number in range(30):
        answers = give(choice, 1 if number < 6 else 2 if number < 8 else 3)
        if number < 6:
            answers |= give(inner, 1 + number % 2)
        respond(consultation=consultation, user=tenant_of(company), answers=answers)
    closed(consultation)
    outer, found = results_of(consultation).confirmed.findings
    assert outer.together.people == 8
    assert found.lines == ()
    assert found.base == 0


def test_a_question_depends_on_an_earlier_one_of_the_same_list(company, editor):
    draft = ConsultationFactory(company=company, draft=True)
    first, second = add_question(draft), add_question(draft)
    elsewhere = add_question(ConsultationFactory(company=company))
    texts = {"text": {"nl": "?", "fr": "?"}}
    for option in (option_of(second, 1), option_of(elsewhere, 1)):
        with pytest.raises(ValidationError):
            write_question(
                consultation=draft,
                actor=editor,
                kind="open",
                texts=texts,
                shown_if=option,
                question=first,
            )
    write_question(
        consultation=draft,
        actor=editor,
        kind="open",
        texts=texts,
        shown_if=option_of(first, 1),
        question=second,
    )
    second.refresh_from_db()
    with pytest.raises(ValidationError):
        move_question(question=second, actor=editor, up=True)


def test_editing_a_question_keeps_what_depends_on_it(company, editor):
    draft = ConsultationFactory(company=company, draft=True)
    first = add_question(draft)
    second = add_question(draft, shown_if=option_of(first, 1))
    write_question(
        consultation=draft,
        actor=editor,
        kind="single",
        texts={"text": {"nl": "Nieuw?"}},
        options=[{"nl": "Ja"}, {"nl": "Nee"}],
        question=first,
    )
    second.refresh_from_db()
    assert second.shown_if.text_nl == "Ja"
