"""From draft to closed file: what each state allows, by the clock and by what was done."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import (
    add_follow_up,
    close,
    extend,
    give_answer,
    give_opinion,
    lapse,
    report,
    respond,
)
from forums.consultations.answer_clock import is_late, paces, remind, waiting
from forums.consultations.models import Consultation, Phase
from forums.consultations.states import State, state_of
from portal.accounts.models import Role
from portal.notifications.models import Notice
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.consultations import ConsultationFactory, closed, give

pytestmark = pytest.mark.django_db
TEXT = {"nl": "Tekst.", "fr": "Texte."}


def advance(consultation, state, chair, editor):
    """Bring an open consultation to `state`."""
    if state in {State.OPEN, State.DRAFT}:
        return consultation
    if state == State.LAPSED:
        lapse(consultation=consultation, actor=editor, reason=TEXT)
    else:
        closed(consultation)
    if state in {State.ADVISED, State.ANSWERED, State.FOLLOWED_UP, State.CLOSED}:
        give_opinion(consultation=consultation, actor=chair, text=TEXT)
    if state in {State.ANSWERED, State.FOLLOWED_UP, State.CLOSED}:
        give_answer(consultation=consultation, actor=editor, decision="followed")
    if state in {State.FOLLOWED_UP, State.CLOSED}:
        add_follow_up(consultation=consultation, actor=editor, state=TEXT)
    if state == State.CLOSED:
        report(consultation=consultation, actor=editor, text=TEXT)
        close(consultation=consultation, actor=editor)
    return Consultation.objects.get(pk=consultation.pk)


REACHED = [
    State.OPEN,
    State.DELIBERATING,
    State.ADVISED,
    State.ANSWERED,
    State.FOLLOWED_UP,
    State.CLOSED,
    State.LAPSED,
]
# What may be done in which state, by who may do it at all.
ALLOWED = {
    "respond": {State.OPEN},
    "extend": {State.OPEN},
    "opinion": {State.DELIBERATING, State.ADVISED},
    "answer": {State.DELIBERATING, State.ADVISED},
    "follow_up": {State.ANSWERED, State.FOLLOWED_UP},
    "report": {State.ANSWERED, State.FOLLOWED_UP},
    "close": set(),
    "lapse": {State.OPEN, State.DELIBERATING, State.ADVISED},
}


def attempt(verb, consultation, choice, tenant, chair, editor):
    later = timezone.now() + timedelta(days=30)
    {
        "respond": lambda: respond(consultation=consultation, user=tenant, answers=give(choice, 1)),
        "extend": lambda: extend(consultation=consultation, actor=editor, ends_at=later),
        "opinion": lambda: give_opinion(consultation=consultation, actor=chair, text=TEXT),
        "answer": lambda: give_answer(consultation=consultation, actor=editor, decision="followed"),
        "follow_up": lambda: add_follow_up(consultation=consultation, actor=editor, state=TEXT),
        "report": lambda: report(consultation=consultation, actor=editor, text=TEXT),
        "close": lambda: close(consultation=consultation, actor=editor),
        "lapse": lambda: lapse(consultation=consultation, actor=editor, reason=TEXT),
    }[verb]()


@pytest.mark.parametrize("state", REACHED)
@pytest.mark.parametrize("verb", ALLOWED)
def test_each_state_allows_what_belongs_to_it(
    consultation, choice, tenant, chair, editor, state, verb
):
    consultation = advance(consultation, state, chair, editor)
    assert state_of(consultation) == state
    if state in ALLOWED[verb]:
        attempt(verb, consultation, choice, tenant, chair, editor)
    else:
        with pytest.raises(PermissionDenied):
            attempt(verb, consultation, choice, tenant, chair, editor)


def test_the_clock_alone_opens_and_ends_it(company, council):
    consultation = ConsultationFactory(company=company, council=council, opens=(0, 7))
    phase = consultation.phases.get()
    second = timedelta(seconds=1)
    assert state_of(consultation, phase.starts_at - second) == State.SENT
    assert state_of(consultation, phase.starts_at) == State.OPEN
    assert state_of(consultation, phase.ends_at - second) == State.OPEN
    assert state_of(consultation, phase.ends_at) == State.DELIBERATING


def test_without_a_council_it_waits_for_the_company_at_once(company):
    consultation = closed(ConsultationFactory(company=company))
    assert state_of(consultation) == State.ADVISED


def test_a_file_closes_only_after_the_answer_and_the_message(consultation, chair, editor):
    consultation = advance(consultation, State.ANSWERED, chair, editor)
    with pytest.raises(PermissionDenied):
        close(consultation=consultation, actor=editor)
    report(consultation=consultation, actor=editor, text=TEXT)
    close(consultation=consultation, actor=editor)
    consultation.refresh_from_db()
    assert state_of(consultation) == State.CLOSED


def test_the_database_closes_no_file_without_its_message(consultation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(closed_at=timezone.now())


def test_everybody_who_took_part_gets_one_message(
    client, consultation, choice, tenant, chair, editor, django_capture_on_commit_callbacks
):
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    consultation = advance(consultation, State.ANSWERED, chair, editor)
    client.force_login(editor)
    address = reverse("consultations:report", args=[consultation.slug])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"report_nl": "Acht banken staan er.", "report_fr": "Huit bancs."})
    told = Notice.objects.filter(event__event="consultation_reported")
    assert list(told.values_list("user", flat=True)) == [tenant.pk]
    assert client.post(address, {"report_nl": "Nog eens"}).status_code == 403
    client.force_login(tenant)
    assert "Acht banken staan er." in client.get(consultation.get_absolute_url()).content.decode()


def test_a_message_needs_words(consultation, chair, editor):
    consultation = advance(consultation, State.ANSWERED, chair, editor)
    with pytest.raises(ValidationError):
        report(consultation=consultation, actor=editor, text={})


@pytest.mark.parametrize("who", ["tenant", "member", "chair"])
@pytest.mark.parametrize("verb", ["report", "close", "lapse"])
def test_others_neither_report_nor_close_nor_let_lapse(
    request, consultation, chair, editor, who, verb
):
    user = request.getfixturevalue(who)
    consultation = advance(consultation, State.ANSWERED, chair, editor)
    with pytest.raises(PermissionDenied):
        attempt(verb, consultation, None, user, chair, user)


def test_what_lapsed_says_why_to_all(
    client, consultation, choice, tenant, editor, django_capture_on_commit_callbacks
):
    client.force_login(editor)
    address = reverse("consultations:lapse", args=[consultation.slug])
    assert client.post(address, {}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"lapse_reason_nl": "De werken gaan niet door."})
    assert Notice.objects.filter(user=tenant, event__event="consultation_lapsed").exists()
    client.force_login(tenant)
    html = client.get(consultation.get_absolute_url()).content.decode()
    assert "De werken gaan niet door." in html
    start = client.get(reverse("consultations:start", args=[consultation.slug]))
    assert start.url == consultation.get_absolute_url()


@pytest.mark.parametrize(("days", "late"), [(29, False), (31, True)])
def test_an_answer_is_late_thirty_days_after_the_opinion(consultation, chair, days, late):
    closed(consultation)
    day = timezone.localdate() - timedelta(days=days)
    give_opinion(consultation=consultation, actor=chair, text=TEXT, adopted_on=day)
    assert is_late(Consultation.objects.get(pk=consultation.pk)) is late


def test_the_day_of_the_answer_phase_goes_before_the_setting(consultation, chair):
    closed(consultation)
    now = timezone.now()
    Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.ANSWER,
        starts_at=now - timedelta(minutes=30),
        ends_at=now - timedelta(minutes=1),
    )
    assert is_late(Consultation.objects.get(pk=consultation.pk))


def test_editors_are_reminded_once_before_and_once_after(
    consultation, chair, editor, django_capture_on_commit_callbacks
):
    closed(consultation)
    day = timezone.localdate() - timedelta(days=25)
    give_opinion(consultation=consultation, actor=chair, text=TEXT, adopted_on=day)
    for shift in (0, 1, 40, 41):
        with django_capture_on_commit_callbacks(execute=True):
            remind(timezone.now() + timedelta(days=shift))
    told = Notice.objects.filter(event__event="consultation_answer_due")
    assert list(told.values_list("user", flat=True)) == [editor.pk, editor.pk]


def test_the_regulator_sees_what_is_late_and_each_companys_pace(
    client, consultation, council, chair, editor
):
    closed(consultation)
    day = timezone.localdate() - timedelta(days=40)
    give_opinion(consultation=consultation, actor=chair, text=TEXT, adopted_on=day)
    other = closed(ConsultationFactory(company=consultation.company, council=council))
    give_opinion(consultation=other, actor=chair, text=TEXT, adopted_on=day)
    give_answer(consultation=other, actor=editor, decision="followed")
    client.force_login(at_regulator())
    html = client.get(reverse("consultations:due")).content.decode()
    assert consultation.title in html
    assert "Het antwoord is te laat" in html
    assert [row.is_late for row in waiting(Consultation.objects.all())] == [True]
    assert [(pace.answers, pace.days) for pace in paces(Consultation.objects.all())] == [(1, 40)]


@pytest.mark.parametrize("role", [Role.COMPANY_EDITOR, Role.TENANT, Role.MODERATOR])
def test_the_list_of_the_regulator_is_no_one_elses(client, company, role):
    client.force_login(staff_of(company, role))
    assert client.get(reverse("consultations:due")).status_code == 404
