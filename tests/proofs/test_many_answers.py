"""Very many answers to a long list of questions: counted once, shown cheaply, exported in a row."""

import tracemalloc
from contextlib import closing
from itertools import islice
from statistics import median
from time import perf_counter

import pytest
from django.urls import reverse

from forums.consultations.counting import recount
from forums.consultations.export import as_csv, as_json, as_xlsx, rows
from forums.consultations.models import Choice, Consultation, OpenAnswer, Question, Response
from forums.consultations.results import results_of
from forums.consultations.tasks import count_what_is_over
from tests.factories.consultations import ConsultationFactory, add_question, closed
from tests.proofs import rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db]
QUESTIONS = 30
A_TIME = 500
# What a stream may hold at once, whatever is in it.
MOST_HELD = 6 * 1024 * 1024
REQUESTS = 7
# The page of very many answers against the page of none.
MOST_TIMES_SLOWER = 5


def fill(consultation, people):
    """Everybody answers all: twenty-nine choices and a text."""
    questions = list(consultation.questions.prefetch_related("options"))
    for start in range(0, people, A_TIME):
        count = min(A_TIME, people - start)
        responses = Response.objects.bulk_create(
            [Response(consultation=consultation, is_verified=True) for _one in range(count)]
        )
        choices, texts = [], []
        for number, response in enumerate(responses, start):
            for question in questions:
                if question.kind == Question.Kind.OPEN:
                    texts.append(
                        OpenAnswer(response=response, question=question, text=f"{number} " * 20)
                    )
                    continue
                options = question.options.all()
                option = options[(number + question.position) % len(options)]
                choices.append(Choice(response=response, question=question, option=option))
        Choice.objects.bulk_create(choices, batch_size=5000)
        OpenAnswer.objects.bulk_create(texts)


def asked():
    """Thirty questions to which nobody has answered."""
    consultation = ConsultationFactory(audience="public")
    for number in range(QUESTIONS):
        kind = Question.Kind.OPEN if number == QUESTIONS - 1 else Question.Kind.SINGLE
        add_question(consultation, kind, options=4, required=True)
    return consultation


@pytest.fixture
def full():
    consultation = asked()
    fill(consultation, rounds(sample=60, full=20_000))
    return closed(consultation)


def typical(client, address):
    """Half of the requests take longer than this, in seconds."""
    times = []
    for _one in range(REQUESTS):
        start = perf_counter()
        assert client.get(address).status_code == 200
        times.append(perf_counter() - start)
    return median(times)


def test_the_worker_counts_once_and_the_page_costs_what_an_empty_one_does(
    client, full, django_assert_max_num_queries
):
    people, empty = full.responses.count(), closed(asked())
    start = perf_counter()
    count_what_is_over.call()
    took = perf_counter() - start
    kept = Consultation.objects.get(pk=full.pk)
    assert kept.tally["confirmed"]["people"] == people
    per_question = sum(n for _q, _o, n in kept.tally["confirmed"]["choices"])
    assert per_question == people * (QUESTIONS - 1)
    assert recount(kept) is False
    address = reverse("consultations:results", args=[full.slug])
    client.get(address)
    with django_assert_max_num_queries(13):
        assert client.get(address).status_code == 200
    pages = [
        typical(client, reverse("consultations:results", args=[c.slug])) for c in (empty, full)
    ]
    print(f"{people} responses: counted in {took:.2f} s, pages of none and of all {pages}")  # noqa: T201
    assert pages[1] < MOST_TIMES_SLOWER * pages[0]


def test_an_export_streams_with_constant_memory(full):
    count_what_is_over.call()
    consultation = Consultation.objects.get(pk=full.pk)
    results = results_of(consultation)
    for form in (as_csv, as_json, as_xlsx):
        # Once on a small part, so that what is loaded the first time is not counted.
        with closing(form(iter(islice(rows(consultation, results, with_texts=True), 20)))) as some:
            list(some)
        tracemalloc.start()
        try:
            with closing(form(rows(consultation, results, with_texts=True))) as found:
                pieces = sum(1 for _piece in found)
            _now, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        print(f"{form.__name__}: {pieces} pieces, at most {most / 1024:.0f} kB held")  # noqa: T201
        assert form is as_xlsx or pieces >= consultation.responses.count()
        assert most < MOST_HELD
