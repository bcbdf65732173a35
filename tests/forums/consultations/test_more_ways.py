"""Pictures and plans, receipts, answers without an account, sites, and the council asked alone."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from forums.consultations.actions import (
    change_by_receipt,
    give_answer,
    give_opinion,
    prepare,
    respond,
    respond_openly,
    respond_with_code,
    send,
    set_phases,
    write_question,
)
from forums.consultations.actions.sending import problems_before_sending
from forums.consultations.models import (
    Choice,
    Consultation,
    Opinion,
    Question,
    Response,
    Subject,
    Voter,
)
from forums.consultations.results import results_of
from forums.consultations.states import State, state_of
from forums.consultations.telling import asked
from portal.accounts.models import Membership, Role
from portal.core.preferences import Preferences
from tests.factories.accounts import MembershipFactory, UserFactory, tenant_of
from tests.factories.consultations import (
    ConsultationFactory,
    add_question,
    closed,
    counted,
    give,
    option_of,
)
from tests.factories.organisations import SiteFactory

pytestmark = pytest.mark.django_db


def picture(colour="red"):
    kept = BytesIO()
    Image.new("RGB", (60, 40), colour).save(kept, "PNG")
    return kept.getvalue()


def upload(name="plan.png"):
    return SimpleUploadedFile(name, picture(), content_type="image/png")


@pytest.fixture
def draft(company, council):
    return ConsultationFactory(company=company, council=council, draft=True)


@pytest.fixture
def form():
    return {"text_nl": "Waar?", "help_nl": "Boven de straat, onder de tuin.", "required": "on"}


def test_a_place_is_asked_on_a_plan_and_answered_by_its_square(client, draft, editor, form, tenant):
    client.force_login(editor)
    address = reverse("consultations:question_create", args=[draft.slug])
    client.post(address, {**form, "kind": "place", "plan": upload()})
    question = draft.questions.get()
    assert [option.text_nl for option in question.options.all()][::35] == ["A1", "F6"]
    Consultation.objects.filter(pk=draft.pk).update(sent_at=draft.created_at)
    client.force_login(tenant)
    step = reverse("consultations:question", args=[draft.slug, 1])
    page = client.get(step).content.decode()
    assert 'alt="Boven de straat, onder de tuin."' in page
    client.post(step, {"answer": option_of(question, 8).pk})
    client.post(reverse("consultations:review", args=[draft.slug]))
    assert Choice.objects.get().option.text == "B2"


def test_a_plan_says_in_words_what_stands_where(draft, editor):
    with pytest.raises(ValidationError, match="plan|plattegrond"):
        write_question(
            consultation=draft, actor=editor, kind="place", texts={"text": {"nl": "Waar?"}}
        )


def test_each_picture_has_its_answer(client, draft, editor, form):
    client.force_login(editor)
    address = reverse("consultations:question_create", args=[draft.slug])
    sent = {**form, "kind": "picture", "options_nl": "rood\ngroen"}
    assert client.post(address, {**sent, "pictures": [upload()]}).status_code == 200
    assert not Question.objects.exists()
    assert client.post(address, {**sent, "pictures": [upload(), upload()]}).status_code == 302
    assert all(option.picture for option in Question.objects.get().options.all())


def test_no_picture_is_no_picture(client, draft, editor, form):
    client.force_login(editor)
    address = reverse("consultations:question_create", args=[draft.slug])
    bad = SimpleUploadedFile("plan.png", b"<svg onload=alert(1)>", content_type="image/png")
    assert client.post(address, {**form, "kind": "place", "plan": bad}).status_code == 200
    assert not Question.objects.exists()


def test_a_picture_is_sent_by_its_signed_address_alone(client, consultation, editor, tenant):
    question = write_question(
        consultation=consultation,
        actor=None,
        kind="picture",
        texts={"text": {"nl": "Welke?"}},
        options=[{"nl": "rood"}, {"nl": "groen"}],
        pictures=[picture(), picture("green")],
    )
    client.force_login(tenant)
    page = client.get(reverse("consultations:question", args=[consultation.slug, 1]))
    [address, *_rest] = [
        part.split('"')[0] for part in page.content.decode().split('src="') if "/beelden/" in part
    ]
    client.logout()
    assert client.get(address)["Content-Type"] == "image/webp"
    guessed = reverse("consultations:picture", args=[f"option:{question.pk}"])
    assert client.get(guessed).status_code == 404


@pytest.fixture
def anonymous(consultation):
    consultation.is_anonymous = True
    consultation.save()
    return consultation


def test_a_receipt_changes_an_anonymous_answer_until_the_end(anonymous, choice, tenant):
    first = respond(consultation=anonymous, user=tenant, answers=give(choice, 1))
    assert first.secret
    assert first.secret not in str(Response.objects.values())
    change_by_receipt(typed=first.secret.lower(), answers=give(choice, 3))
    assert Choice.objects.get().option == option_of(choice, 3)
    assert Response.objects.count() == Voter.objects.count() == 1
    closed(anonymous)
    with pytest.raises(PermissionDenied):
        change_by_receipt(typed=first.secret, answers=give(choice, 2))


def test_a_receipt_is_shown_once_and_is_no_code(client, anonymous, choice, tenant):
    client.force_login(tenant)
    at_once = reverse("consultations:at_once", args=[anonymous.slug])
    page = client.post(at_once, {f"q{choice.pk}": option_of(choice, 1).pk}).content.decode()
    secret = page.split('translate="no">')[1].split("<")[0]
    assert "no-store" in client.post(at_once)["Cache-Control"]
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=anonymous, typed=secret, answers=give(choice, 2))
    client.logout()
    receipt = reverse("consultations:receipt")
    assert "checked" in client.post(receipt, {"receipt": secret}).content.decode()
    sent = {"receipt": secret, "step": "send", f"q{choice.pk}": option_of(choice, 2).pk}
    client.post(receipt, sent)
    assert Choice.objects.get().option == option_of(choice, 2)
    assert client.post(receipt, {"receipt": "XXXX-XXXX-XXXX"}).status_code == 403


def test_a_named_answer_has_no_receipt(consultation, choice, tenant):
    assert not respond(consultation=consultation, user=tenant, answers=give(choice, 1)).secret


def test_the_poster_leads_to_answers_that_are_counted_apart(client, consultation, choice):
    address = reverse("consultations:openly", args=[consultation.slug])
    assert client.get(address).status_code == 404
    Consultation.objects.filter(pk=consultation.pk).update(allows_anyone=True, audience="public")
    page = client.get(address).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    sent = {"token": token, f"q{choice.pk}": option_of(choice, 1).pk}
    assert client.post(address, sent).status_code == 200
    assert client.post(address, sent).status_code == 403
    response = Response.objects.get()
    assert (response.way, response.is_verified, response.user) == ("open", False, None)
    assert not Voter.objects.exists()


def test_too_many_open_answers_from_one_place_wait(client, consultation, choice):
    Consultation.objects.filter(pk=consultation.pk).update(allows_anyone=True, audience="public")
    address = reverse("consultations:openly", args=[consultation.slug])
    statuses = {
        client.post(
            address, {"token": str(number), f"q{choice.pk}": option_of(choice, 1).pk}
        ).status_code
        for number in range(31)
    }
    assert statuses == {200, 429}


def test_open_answers_are_refused_where_they_are_not_allowed(consultation, choice):
    with pytest.raises(PermissionDenied):
        respond_openly(consultation=consultation, answers=give(choice, 1), token="x")


def test_only_tenants_of_the_sites_are_asked_and_answer(company, consultation, choice):
    site = SiteFactory(company=company)
    consultation.sites.add(site)
    Consultation.objects.filter(pk=consultation.pk).update(reach="site")
    consultation.refresh_from_db()
    inside, outside = UserFactory(), tenant_of(company)
    MembershipFactory(user=inside, organisation=company, verified=True, site=site)
    assert set(asked(consultation)) == {inside}
    respond(consultation=consultation, user=inside, answers=give(choice, 1))
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=outside, answers=give(choice, 1))
    assert Membership.objects.filter(role=Role.TENANT).count() == 2


def own_accord(company, council, chair):
    subject = Subject.objects.get(trigger="other")
    consultation = prepare(
        company=company,
        council=council,
        author=chair,
        opened_by="council",
        texts={
            name: {"nl": "Banken", "fr": "Bancs"}
            for name in ("title", "question", "plain", "commitment")
        },
        subject=subject,
        asks_tenants=False,
    )
    set_phases(consultation=consultation, actor=chair, dates={})
    send(consultation=consultation, actor=chair)
    consultation.refresh_from_db()
    return consultation


def test_the_council_advises_of_its_own_accord(company, council, chair, editor, tenant):
    consultation = own_accord(company, council, chair)
    assert state_of(consultation) == State.DELIBERATING
    assert not asked(consultation).filter(pk=tenant.pk).exists()
    give_opinion(
        consultation=consultation,
        actor=chair,
        text={"nl": "Zet banken."},
        kind=Opinion.Kind.INITIATIVE,
    )
    consultation.refresh_from_db()
    assert state_of(consultation) == State.ADVISED
    give_answer(consultation=consultation, actor=editor, decision="followed")
    consultation.refresh_from_db()
    assert state_of(consultation) == State.ANSWERED


def test_tenants_wait_for_the_answer_when_the_regulator_says_so(
    client, company, council, chair, editor, tenant
):
    consultation = own_accord(company, council, chair)
    give_opinion(
        consultation=consultation, actor=chair, text={"nl": "Zet banken."}, kind="initiative"
    )
    preferences = Preferences.load()
    preferences.own_opinion_visible_at_once = False
    preferences.save()
    for reader, sees in ((tenant, False), (chair, True), (editor, True)):
        client.force_login(reader)
        page = client.get(consultation.get_absolute_url()).content.decode()
        assert ("Zet banken." in page) == sees
    Consultation.objects.get(pk=consultation.pk)
    give_answer(consultation=consultation, actor=editor, decision="followed")
    client.force_login(tenant)
    assert "Zet banken." in client.get(consultation.get_absolute_url()).content.decode()


def test_nobody_answers_where_only_the_council_is_asked(company, council, chair, tenant):
    consultation = own_accord(company, council, chair)
    question = add_question(consultation)
    with pytest.raises(PermissionDenied):
        respond(consultation=consultation, user=tenant, answers=give(question, 1))


def test_a_mandatory_subject_passes_the_council_by_only_with_a_reason(draft):
    draft.subject = Subject.objects.get(trigger="works")
    add_question(draft)
    assert len(problems_before_sending(draft)) == 1
    draft.urgency_reason_nl = "De lift staat stil."
    assert problems_before_sending(draft) == []


def test_small_squares_of_a_plan_stand_together(consultation):
    question = add_question(consultation, "place", options=5, required=True)
    counted(question, [30, 8, 2, 1, 1])
    closed(consultation)
    [finding] = results_of(consultation).confirmed.findings
    assert [line.people for line in finding.lines] == [30]
    assert finding.together.people == 12
