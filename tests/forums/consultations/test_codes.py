"""Taking part without an account: a code from a letter counts once, and tells nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import (
    claim_code,
    make_codes,
    respond,
    respond_for,
    respond_with_code,
    revoke_codes,
)
from forums.consultations.codes import digest_of, new_code
from forums.consultations.models import Code, CodeBatch, Response, Voter
from portal.accounts.models import Role
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.consultations import add_question, closed, give, option_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(consultation, choice, editor):
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=1)
    return codes[0]


def test_a_letter_leads_to_an_answer_in_three_screens(client, consultation, choice, code):
    address = reverse("consultations:code")
    first = client.get(address, {"code": code})
    assert code in first.content.decode()
    second = client.post(address, {"code": code.lower().replace("-", " "), "step": "open"})
    assert "Keuze 2" in second.content.decode()
    sent = {"code": code, "step": "send", f"q{choice.pk}": option_of(choice, 2).pk}
    third = client.post(address, sent)
    assert "Bedankt" in third.content.decode()
    response = Response.objects.get()
    assert response.way == Response.Way.CODE
    assert response.user is None
    assert response.choices.get().option == option_of(choice, 2)


def test_a_fault_is_told_and_nothing_is_lost_nor_used(client, consultation, choice, code):
    answer = client.post(reverse("consultations:code"), {"code": code, "step": "send"})
    assert answer.status_code == 200
    assert "Kies een antwoord." in answer.content.decode()
    assert not Voter.objects.exists()


def test_a_code_counts_once(client, consultation, choice, code):
    respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 2))
    answer = client.post(reverse("consultations:code"), {"code": code, "step": "open"})
    assert answer.status_code == 403
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "\x00", "AAAA-AAAA-AAAA", "x" * 10_000, "2222-2222-2222", "<script>"]
)
def test_what_is_no_code_opens_nothing(client, consultation, code, typed):
    answer = client.post(reverse("consultations:code"), {"code": typed, "step": "open"})
    assert answer.status_code == 403
    assert consultation.title not in answer.content.decode()


def test_a_code_of_one_consultation_opens_no_other(consultation, choice, code):
    from tests.factories.consultations import ConsultationFactory

    other = ConsultationFactory(company=consultation.company)
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=other, typed=code, answers={})


def test_withdrawn_and_old_codes_are_worthless(consultation, choice, editor, code):
    batch = CodeBatch.objects.get()
    CodeBatch.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    CodeBatch.objects.update(expires_at=timezone.now() + timedelta(days=1))
    revoke_codes(batch=batch, actor=editor)
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))


def test_a_code_is_too_late_after_the_end(client, consultation, choice, code):
    closed(consultation)
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    late = {"code": code, "step": "send", f"q{choice.pk}": option_of(choice, 1).pk}
    answer = client.post(reverse("consultations:code"), late)
    assert answer.status_code == 403
    assert " checked" in answer.content.decode()


def test_a_page_that_is_loaded_again_says_that_the_answer_came_in(
    client, consultation, choice, code
):
    sent = {"code": code, "step": "send", f"q{choice.pk}": option_of(choice, 2).pk}
    address = reverse("consultations:code")
    client.post(address, sent)
    again = client.post(address, sent).content.decode()
    assert "een antwoord binnen" in again
    assert "nog niet ingestuurd" not in again
    assert Response.objects.count() == 1


def test_who_claimed_a_code_is_not_offered_to_change_its_answers(
    client, consultation, choice, code, tenant
):
    respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    claim_code(consultation=consultation, user=tenant, typed=code)
    client.force_login(tenant)
    html = client.get(consultation.get_absolute_url()).content.decode()
    assert "U hebt geantwoord" in html
    assert "Mijn antwoorden wijzigen" not in html
    assert reverse("consultations:receipt") in html


@pytest.mark.parametrize("is_there", [True, False])
def test_the_address_of_a_poster_is_a_door_for_who_is_not_logged_in(
    client, consultation, tenant, is_there
):
    slug = consultation.slug if is_there else "bestaat-niet"
    address = reverse("consultations:consultation", args=[slug])
    answer = client.get(address)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert consultation.title not in html
    assert f"?next={address}" in html
    assert reverse("consultations:code") in html
    client.force_login(tenant)
    assert client.get(address).status_code == (200 if is_there else 404)


def test_only_hashes_are_kept(code):
    kept = Code.objects.get()
    assert kept.digest == digest_of(code)
    assert code.replace("-", "") not in str(list(Code.objects.values()))


def test_codes_differ_and_read_well():
    codes = {new_code() for _one in range(500)}
    assert len(codes) == 500
    assert not set("".join(codes)) & set("01OIAEUY")


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COMPANY_EDITOR])
def test_nobody_else_makes_codes(company, consultation, role):
    with pytest.raises(PermissionDenied):
        make_codes(consultation=consultation, actor=staff_of(company, role), count=1)


@pytest.mark.parametrize("count", [0, -1, 2001])
def test_odd_numbers_of_codes_are_refused(consultation, editor, count):
    with pytest.raises(ValidationError):
        make_codes(consultation=consultation, actor=editor, count=count)


def test_letters_are_a_pdf_and_the_page_says_how_many_were_used(client, consultation, editor):
    client.force_login(editor)
    address = reverse("consultations:codes", args=[consultation.slug])
    letters = client.post(address, {"count": "2", "language": "both", "label": "Lindelaan 8"})
    assert letters["Content-Type"] == "application/pdf"
    assert letters.content.startswith(b"%PDF")
    assert "no-store" in letters["Cache-Control"]
    html = client.get(address).content.decode()
    assert "Lindelaan 8" in html
    batch = CodeBatch.objects.get()
    client.post(reverse("consultations:codes_revoke", args=[consultation.slug, batch.pk]))
    assert "ingetrokken" in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["poster", "paper"])
@pytest.mark.parametrize("language", ["nl", "fr", "xx"])
def test_posters_and_forms_are_printed_for_who_sees_it(
    client, consultation, choice, tenant, stranger, name, language
):
    address = reverse(f"consultations:{name}", args=[consultation.slug])
    client.force_login(tenant)
    paper = client.get(address, {"language": language})
    assert paper.content.startswith(b"%PDF")
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_a_claimed_code_and_its_account_are_one_voice(consultation, choice, tenant, code):
    respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    claim_code(consultation=consultation, user=tenant, typed=code)
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=tenant, answers=give(choice, 2))
    assert Response.objects.count() == 1


def test_who_has_answered_claims_no_code(client, consultation, choice, tenant, code):
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    client.force_login(tenant)
    address = reverse("consultations:claim", args=[consultation.slug])
    assert client.post(address, {"code": code}).status_code == 403
    assert Voter.objects.filter(user=tenant).count() == 1


def test_a_code_is_claimed_once_and_only_when_used(company, consultation, choice, tenant, code):
    with pytest.raises(PermissionDenied):
        claim_code(consultation=consultation, user=tenant, typed=code)
    respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    claim_code(consultation=consultation, user=tenant, typed=code)
    with pytest.raises(PermissionDenied):
        claim_code(consultation=consultation, user=tenant_of(company), typed=code)


def test_an_empty_form_is_no_voice_and_uses_no_code(client, consultation, tenant, editor):
    optional = add_question(consultation)
    _batch, (code,) = make_codes(consultation=consultation, actor=editor, count=1)
    sent = client.post(reverse("consultations:code"), {"code": code, "step": "send"})
    assert "minstens één vraag" in sent.content.decode()
    helper = staff_of(consultation.company, Role.SOCIAL_WORKER)
    with pytest.raises(ValidationError):
        respond_for(consultation=consultation, helper=helper, answers={}, way="paper", token="een")
    with pytest.raises(ValidationError):
        respond(consultation=consultation, user=tenant, answers={})
    assert not Response.objects.exists()
    respond_with_code(consultation=consultation, typed=code, answers=give(optional, 1))
    assert Response.objects.count() == 1


def test_a_review_without_an_answer_says_so(client, consultation, tenant):
    add_question(consultation)
    client.force_login(tenant)
    client.get(reverse("consultations:start", args=[consultation.slug]))
    html = client.post(reverse("consultations:review", args=[consultation.slug])).content.decode()
    assert "minstens één vraag" in html
