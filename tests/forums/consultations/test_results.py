"""What is told of the answers: after the end, in large enough numbers, without names."""

import pytest
from django.urls import reverse

from forums.consultations.models import Question
from forums.consultations.results import results_of
from tests.factories.accounts import staff_of
from tests.factories.consultations import add_question, closed, counted, response_to, wrote

pytestmark = pytest.mark.django_db


def results_page(client, consultation):
    return client.get(reverse("consultations:results", args=[consultation.slug]))


def test_nothing_is_told_while_tenants_can_answer(client, consultation, choice, tenant):
    counted(choice, [9, 8, 7])
    assert results_of(consultation) is None
    client.force_login(tenant)
    assert results_page(client, consultation).status_code == 404


def test_after_the_end_the_totals_are_told(client, consultation, choice, tenant):
    counted(choice, [9, 8, 7])
    closed(consultation)
    client.force_login(tenant)
    page = results_page(client, consultation)
    assert page.status_code == 200
    assert "9 (38\xa0%)" in page.content.decode()


def test_of_fewer_than_five_people_nothing_is_told(client, consultation, choice, tenant):
    counted(choice, [4, 0, 0])
    closed(consultation)
    assert results_of(consultation).confirmed is None
    client.force_login(tenant)
    html = results_page(client, consultation).content.decode()
    assert "Te weinig antwoorden" in html
    assert "(100" not in html


def test_small_numbers_are_put_together_with_the_next(consultation, choice):
    counted(choice, [20, 9, 2])
    closed(consultation)
    found = results_of(consultation).confirmed.findings[0]
    assert [(line.label, line.people) for line in found.lines] == [("Keuze 1", 20)]
    assert (found.together.label, found.together.people) == ("Keuze 2, Keuze 3", 11)


def test_who_gave_no_answer_is_a_small_number_too(consultation):
    question = add_question(consultation, options=2)
    counted(question, [20, 10], skipped=3)
    closed(consultation)
    found = results_of(consultation).confirmed.findings[0]
    assert found.together.label == "Keuze 2, geen antwoord"


def test_nearly_everybody_is_a_small_number_of_others(consultation):
    question = add_question(consultation, Question.Kind.MULTIPLE)
    counted(question, [19, 0, 0], skipped=1)
    closed(consultation)
    assert results_of(consultation).confirmed.findings[0].lines == ()


def test_who_is_not_confirmed_is_counted_apart(consultation, choice):
    counted(choice, [9, 8, 7])
    counted(choice, [6, 6, 6], verified=False)
    closed(consultation)
    results = results_of(consultation)
    assert results.confirmed.people == 24
    assert results.others.people == 18


def test_few_who_are_not_confirmed_are_not_told_at_all(consultation, choice):
    counted(choice, [9, 8, 7])
    counted(choice, [2, 1, 1], verified=False)
    closed(consultation)
    assert results_of(consultation).others is None


def test_words_are_shown_only_when_they_were_chosen(client, consultation, editor, tenant):
    question = add_question(consultation, Question.Kind.OPEN)
    shown = wrote(question, "Meer banken graag")
    wrote(question, "Ik woon op nummer 12")
    for _person in range(5):
        response_to(consultation)
    closed(consultation)
    client.force_login(editor)
    choose = reverse("consultations:quotes", args=[consultation.slug])
    assert "Ik woon op nummer 12" in client.get(choose).content.decode()
    client.post(choose, {"quote": [str(shown.pk), "x", "99999999999999999999"]})
    client.force_login(tenant)
    html = results_page(client, consultation).content.decode()
    assert "Meer banken graag" in html
    assert "nummer 12" not in html


def test_words_of_too_few_people_are_not_read_by_anybody(client, consultation, editor):
    question = add_question(consultation, Question.Kind.OPEN)
    wrote(question, "Mijn woorden")
    closed(consultation)
    client.force_login(editor)
    page = client.get(reverse("consultations:quotes", args=[consultation.slug]))
    assert "Mijn woorden" not in page.content.decode()


def test_words_are_not_read_before_the_end(client, consultation, editor):
    client.force_login(editor)
    page = client.get(reverse("consultations:quotes", args=[consultation.slug]))
    assert page.status_code == 403


def test_a_company_does_not_read_what_tenants_wrote_to_their_council(
    client, consultation, editor, chair
):
    consultation.opened_by_kind = "council"
    consultation.save()
    question = add_question(consultation, Question.Kind.OPEN)
    wrote(question, "Onder ons")
    for _person in range(5):
        response_to(consultation)
    closed(consultation)
    address = reverse("consultations:quotes", args=[consultation.slug])
    client.force_login(editor)
    assert client.get(address).status_code == 404
    client.force_login(chair)
    assert "Onder ons" in client.get(address).content.decode()


def test_other_staff_reads_no_words(client, company, consultation):
    closed(consultation)
    client.force_login(staff_of(company, "counter_staff"))
    address = reverse("consultations:quotes", args=[consultation.slug])
    assert client.get(address).status_code == 404


def test_how_many_took_part_is_told_from_five_on(client, consultation, tenant):
    consultation.invited = 214
    consultation.save()
    client.force_login(tenant)
    for _person in range(4):
        response_to(consultation)
    assert (
        "gezinnen hebben geantwoord"
        not in client.get(consultation.get_absolute_url()).content.decode()
    )
    response_to(consultation)
    assert (
        "gezinnen hebben geantwoord" in client.get(consultation.get_absolute_url()).content.decode()
    )


def test_ways_of_answering_are_compared_without_small_numbers(consultation, choice):
    counted(choice, [9, 8, 7])
    for way, people in (("paper", 6), ("spoken", 2)):
        for _person in range(people):
            response = response_to(consultation)
            response.way = way
            response.save()
    closed(consultation)
    ways = results_of(consultation).confirmed.ways
    assert [(line.label, line.people) for line in ways] == [
        ("op de site", 24),
        ("op papier, mondeling", 8),
    ]


def test_no_answer_is_never_what_was_chosen_most(consultation):
    question = add_question(consultation)
    counted(question, [6, 5, 5], skipped=20)
    closed(consultation)
    [finding] = results_of(consultation).confirmed.findings
    assert "Keuze 1" in finding.sentence


def test_two_that_were_chosen_as_often_are_not_ranked(consultation):
    question = add_question(consultation, options=2, required=True)
    counted(question, [6, 6])
    closed(consultation)
    [finding] = results_of(consultation).confirmed.findings
    assert "Keuze" not in finding.sentence


def test_what_stands_together_may_lead_so_nothing_is_called_most_chosen(consultation):
    question = add_question(consultation)
    counted(question, [20, 10, 1])
    closed(consultation)
    [finding] = results_of(consultation).confirmed.findings
    assert finding.together is not None
    assert "Keuze 2" not in finding.sentence
