"""Counts are made once the time is over, kept, and made again when they are doubted."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import add_follow_up, give_answer
from forums.consultations.answer_clock import remind_of_follow_up
from forums.consultations.counting import count, tally_of
from forums.consultations.models import Choice, Consultation, Question, Response
from forums.consultations.tasks import count_what_is_over
from portal.notifications.models import Notice
from tests.factories.accounts import tenant_of
from tests.factories.consultations import add_question, closed, counted

pytestmark = pytest.mark.django_db


def test_the_worker_counts_what_is_over_and_only_that(consultation, choice):
    counted(choice, [9, 8, 7])
    count_what_is_over.call()
    consultation.refresh_from_db()
    assert consultation.tally is None
    closed(consultation)
    count_what_is_over.call()
    consultation.refresh_from_db()
    assert consultation.tally is not None
    assert tally_of(consultation) == count(consultation)


def test_wrong_counts_are_found_and_corrected(consultation, choice, capsys):
    counted(choice, [9, 8, 7])
    closed(consultation)
    count_what_is_over.call()
    Choice.objects.first().delete()
    call_command("recount_consultations")
    assert "1 corrected" in capsys.readouterr().out
    call_command("recount_consultations")
    assert "0 corrected" in capsys.readouterr().out
    consultation.refresh_from_db()
    assert tally_of(consultation) == count(consultation)


def test_counts_survive_an_account_that_goes(consultation, choice, company):
    user = tenant_of(company)
    counted(choice, [9, 8, 7])
    Response.objects.filter(pk=Response.objects.first().pk).update(user=user)
    closed(consultation)
    count_what_is_over.call()
    before = Consultation.objects.get().tally
    user.delete()
    call_command("recount_consultations")
    assert Consultation.objects.get().tally == before


@pytest.mark.parametrize("people", [10, 60])
def test_the_page_of_results_costs_the_same_for_many(client, consultation, tenant, people):
    question = add_question(consultation, Question.Kind.MULTIPLE)
    counted(question, [people, people, people])
    closed(consultation)
    count_what_is_over.call()
    client.force_login(tenant)
    address = reverse("consultations:results", args=[consultation.slug])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert not any('FROM "consultations_choice"' in one["sql"] for one in asked)
    assert len(asked) <= 15


def test_editors_are_asked_each_quarter_what_was_done(
    consultation, editor, django_capture_on_commit_callbacks
):
    closed(consultation)
    day = timezone.localdate()
    give_answer(consultation=consultation, actor=editor, decision="followed", decided_on=day)
    for days in (1, 89, 90, 91, 180):
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_follow_up(timezone.now() + timedelta(days=days))
    told = Notice.objects.filter(event__event="consultation_follow_up_due")
    assert told.count() == 2
    add_follow_up(consultation=consultation, actor=editor, state={"nl": "Klaar."}, is_done=True)
    assert remind_of_follow_up(timezone.now() + timedelta(days=400)) == 0
