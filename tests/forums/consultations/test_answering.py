"""A tenant answers, changes the answers, and is counted once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import respond, save_answer, send_in
from forums.consultations.answering import TEXT_LENGTH, Given
from forums.consultations.models import Draft, Phase, Question, Response
from portal.accounts.audiences import forget_rights
from portal.accounts.models import Role
from tests.factories.accounts import MembershipFactory, UserFactory, at_regulator, staff_of
from tests.factories.consultations import add_question, closed, give, option_of, response_to

pytestmark = pytest.mark.django_db


def page(consultation, number=1):
    return reverse("consultations:question", args=[consultation.slug, number])


def test_a_tenant_answers_question_by_question_and_sends_in(client, consultation, choice, tenant):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    start = client.get(reverse("consultations:start", args=[consultation.slug]))
    assert start.url == page(consultation)
    first = client.post(page(consultation), {"answer": option_of(choice, 2).pk})
    assert first.url == page(consultation, 2)
    second = client.post(page(consultation, 2), {"answer": "Een bank in de schaduw."})
    assert second.url == reverse("consultations:review", args=[consultation.slug])
    review = client.get(second.url).content.decode()
    assert "Keuze 2" in review
    assert "Een bank in de schaduw." in review
    assert not Response.objects.exists()
    sent = client.post(second.url)
    assert sent.url == reverse("consultations:thanks", args=[consultation.slug])
    assert client.get(sent.url).status_code == 200
    response = Response.objects.get()
    assert response.is_verified
    assert response.choices.get().option == option_of(choice, 2)
    assert response.texts.get().text == "Een bank in de schaduw."
    assert not Draft.objects.exists()


def test_answers_change_until_the_end_and_count_once(consultation, choice, tenant):
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    respond(consultation=consultation, user=tenant, answers=give(choice, 3))
    response = Response.objects.get()
    assert response.choices.get().option == option_of(choice, 3)
    assert response.changed_at


def test_changing_starts_from_what_was_sent_in(client, consultation, choice, tenant):
    respond(consultation=consultation, user=tenant, answers=give(choice, 2))
    client.force_login(tenant)
    client.get(reverse("consultations:start", args=[consultation.slug]))
    html = client.get(page(consultation)).content.decode()
    assert f'value="{option_of(choice, 2).pk}" checked' in html


def test_the_database_keeps_one_response_a_person(consultation, tenant):
    response_to(consultation, user=tenant)
    with pytest.raises(IntegrityError), transaction.atomic():
        response_to(consultation, user=tenant)


@pytest.mark.parametrize(("seconds", "allowed"), [(-1, False), (0, True), (1, True)])
def test_answers_count_from_the_very_start(consultation, choice, tenant, seconds, allowed):
    start = consultation.phases.get().starts_at + timedelta(seconds=seconds)
    if allowed:
        assert respond(consultation=consultation, user=tenant, answers=give(choice, 1), at=start)
    else:
        with pytest.raises(PermissionDenied):
            respond(consultation=consultation, user=tenant, answers=give(choice, 1), at=start)


@pytest.mark.parametrize(("seconds", "allowed"), [(-1, True), (0, False), (1, False)])
def test_the_end_itself_is_too_late(consultation, choice, tenant, seconds, allowed):
    end = consultation.phases.get().ends_at + timedelta(seconds=seconds)
    if allowed:
        assert respond(consultation=consultation, user=tenant, answers=give(choice, 1), at=end)
    else:
        with pytest.raises(PermissionDenied):
            respond(consultation=consultation, user=tenant, answers=give(choice, 1), at=end)


def test_what_is_typed_after_the_end_stays_on_the_page(client, consultation, tenant):
    add_question(consultation, Question.Kind.OPEN)
    closed(consultation)
    client.force_login(tenant)
    answer = client.post(page(consultation), {"answer": "Mijn lange tekst"})
    assert answer.status_code == 403
    assert "Mijn lange tekst" in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_draft_of_before_the_end_is_not_counted_after_it(client, consultation, choice, tenant):
    given = Given(options=(option_of(choice, 1).pk,))
    save_answer(consultation=consultation, user=tenant, question=choice, given=given)
    closed(consultation)
    client.force_login(tenant)
    answer = client.post(reverse("consultations:review", args=[consultation.slug]))
    assert answer.status_code == 403
    assert "Keuze 1" in answer.content.decode()
    assert not Response.objects.exists()


def test_a_session_that_ended_keeps_the_answer(client, consultation, tenant):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    html = client.get(page(consultation)).content.decode()
    writer = html.split('name="writer" value="')[1].split('"')[0]
    client.logout()
    away = client.post(page(consultation), {"answer": "Half geschreven", "writer": writer})
    assert away.status_code == 302
    client.force_login(tenant)
    assert "Half geschreven" in client.get(page(consultation)).content.decode()


def test_kept_words_are_not_shown_to_another_person(client, consultation, tenant, chair):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    html = client.get(page(consultation)).content.decode()
    writer = html.split('name="writer" value="')[1].split('"')[0]
    client.logout()
    client.post(page(consultation), {"answer": "Half geschreven", "writer": writer})
    client.force_login(chair)
    assert "Half geschreven" not in client.get(page(consultation)).content.decode()


def test_a_required_question_cannot_be_skipped(client, consultation, choice, tenant):
    client.force_login(tenant)
    answer = client.post(page(consultation), {})
    assert answer.status_code == 200
    assert "Kies een antwoord." in answer.content.decode()
    with pytest.raises(ValidationError):
        send_in(consultation=consultation, user=tenant)


def test_who_stops_keeps_the_answers_and_goes_on_there(client, consultation, choice, tenant):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    stop = {"answer": option_of(choice, 1).pk, "go": "stop"}
    assert client.post(page(consultation), stop).url == consultation.get_absolute_url()
    start = client.get(reverse("consultations:start", args=[consultation.slug]))
    assert start.url == page(consultation, 2)


def test_too_many_choices_are_told_and_stay_ticked(client, consultation, tenant):
    question = add_question(consultation, Question.Kind.MULTIPLE, max_choices=1)
    first, second = option_of(question, 1).pk, option_of(question, 2).pk
    client.force_login(tenant)
    html = client.post(page(consultation), {"answer": [first, second]}).content.decode()
    assert "meer dan 1 antwoord" in html
    assert html.count(" checked") == 2


@pytest.mark.parametrize("typed", ["0", "6", "x", "", "99999999999999999999", "-1", "\x00"])
def test_a_scale_takes_one_to_five_only(client, consultation, tenant, typed):
    add_question(consultation, Question.Kind.SCALE, required=True)
    client.force_login(tenant)
    answer = client.post(page(consultation), {"answer": typed})
    assert answer.status_code == 200
    assert "1 tot 5" in answer.content.decode()


def test_a_very_long_text_is_told_and_stays(client, consultation, tenant):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    answer = client.post(page(consultation), {"answer": "é" * (TEXT_LENGTH + 1)})
    assert answer.status_code == 200
    assert "te lang" in answer.content.decode()
    assert "é" * (TEXT_LENGTH + 1) in answer.content.decode()


def test_an_option_of_another_question_is_refused(consultation, choice, tenant):
    other = add_question(consultation)
    with pytest.raises(ValidationError):
        respond(
            consultation=consultation,
            user=tenant,
            answers={choice.pk: Given(options=(option_of(other, 1).pk,))},
        )


def test_control_characters_and_markup_are_kept_harmless(client, consultation, tenant):
    add_question(consultation, Question.Kind.OPEN)
    client.force_login(tenant)
    client.post(page(consultation), {"answer": "a\x00b <script>alert(1)</script>"})
    html = client.get(reverse("consultations:review", args=[consultation.slug])).content.decode()
    assert "ab &lt;script&gt;" in html


@pytest.mark.parametrize("number", [0, 2, 99999])
def test_a_question_that_is_not_there_is_not_found(client, consultation, choice, tenant, number):
    client.force_login(tenant)
    assert client.get(page(consultation, number)).status_code == 404


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.TENANT, Role.REGULATOR_ADMIN}]
)
def test_no_other_role_of_the_company_answers(company, consultation, choice, role):
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=staff_of(company, role), answers=give(choice, 1))


def test_the_regulator_reads_and_does_not_answer(client, consultation, choice):
    user = at_regulator()
    client.force_login(user)
    assert client.get(consultation.get_absolute_url()).status_code == 200
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=user, answers=give(choice, 1))


def test_a_tenant_of_another_company_cannot_answer(consultation, choice, stranger):
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=stranger, answers=give(choice, 1))


def test_a_council_member_answers(consultation, choice, member):
    assert respond(consultation=consultation, user=member, answers=give(choice, 1)).is_verified


@pytest.mark.parametrize("allowed", [True, False])
def test_who_is_not_confirmed_answers_only_where_it_is_allowed(
    client, company, consultation, choice, allowed
):
    user = UserFactory()
    MembershipFactory(user=user, organisation=company, pending=True)
    consultation.allows_unverified = allowed
    consultation.save()
    client.force_login(user)
    status = client.get(consultation.get_absolute_url()).status_code
    if allowed:
        assert status == 200
        response = respond(consultation=consultation, user=user, answers=give(choice, 1))
        assert not response.is_verified
    else:
        assert status == 404
        with pytest.raises(PermissionDenied):
            respond(consultation=consultation, user=user, answers=give(choice, 1))


def test_who_is_confirmed_later_stays_counted_as_at_the_time(company, consultation, choice):
    user = UserFactory()
    declared = MembershipFactory(user=user, organisation=company, pending=True)
    consultation.allows_unverified = True
    consultation.save()
    respond(consultation=consultation, user=user, answers=give(choice, 1))
    declared.state = "verified"
    declared.save()
    forget_rights(user)
    respond(consultation=consultation, user=user, answers=give(choice, 2))
    assert not Response.objects.get().is_verified


def test_the_answers_of_a_deleted_account_stay_without_a_name(consultation, choice, tenant):
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    tenant.delete()
    assert Response.objects.get().user is None


def test_a_draft_that_was_not_sent_takes_no_answers(consultation, choice, tenant):
    consultation.sent_at = None
    consultation.save()
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=tenant, answers=give(choice, 1))


def test_nobody_answers_before_the_start(client, consultation, choice, tenant):
    later = timezone.now() + timedelta(days=2)
    Phase.objects.update(starts_at=later, ends_at=later + timedelta(days=2))
    client.force_login(tenant)
    start = client.get(reverse("consultations:start", args=[consultation.slug]))
    assert start.url == consultation.get_absolute_url()
