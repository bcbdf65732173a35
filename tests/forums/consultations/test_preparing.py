"""The company or the council writes a draft, sends it and gives more time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import change, extend, prepare, send, set_phases, write_question
from forums.consultations.models import Consultation, Phase, Question, Subject
from portal.accounts.models import Role
from portal.core.preferences import Preferences
from portal.core.works_threshold import WorksThreshold
from portal.notifications.models import Notice
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.consultations import ConsultationFactory, add_question, closed

pytestmark = pytest.mark.django_db
TEXTS = {"title": {"nl": "De lift", "fr": "L’ascenseur"}}


def subject_key(trigger):
    return Subject.objects.get(trigger=trigger).pk


def soon(days: float) -> str:
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def draft(company, council):
    consultation = ConsultationFactory(company=company, council=council, draft=True)
    add_question(consultation)
    return consultation


def test_an_editor_writes_and_sends_on_the_site_itself(client, company, editor, tenant):
    client.force_login(editor)
    create = reverse("consultations:create")
    texts = {
        "title_nl": "De lift",
        "title_fr": "L’ascenseur",
        "question_nl": "Welke lift?",
        "question_fr": "Quel ascenseur ?",
        "plain_nl": "Kort.",
        "plain_fr": "Court.",
        "commitment_nl": "De directie beslist.",
        "commitment_fr": "La direction décide.",
        "reach": "company",
        "subject": subject_key("works"),
        "asks_tenants": "on",
    }
    dates = client.post(create, texts).url
    consultation = Consultation.objects.get()
    assert dates == reverse("consultations:dates", args=[consultation.slug])
    questions = client.post(
        dates,
        {"contribution_starts_at": soon(-1), "contribution_ends_at": soon(9)},
    ).url
    assert questions == reverse("consultations:questions", args=[consultation.slug])
    client.post(
        reverse("consultations:question_create", args=[consultation.slug]),
        {
            "kind": "single",
            "text_nl": "Welke?",
            "text_fr": "Lequel ?",
            "options_nl": "Groot\nKlein",
            "options_fr": "Grand\nPetit",
            "required": "on",
        },
    )
    assert [option.text_fr for option in Question.objects.get().options.all()] == ["Grand", "Petit"]
    assert client.get(questions).status_code == 200
    assert client.get(consultation.get_absolute_url()).status_code == 200
    send_page = reverse("consultations:send", args=[consultation.slug])
    assert client.get(send_page).status_code == 200
    assert client.post(send_page).url == consultation.get_absolute_url()
    client.force_login(tenant)
    assert client.get(consultation.get_absolute_url()).status_code == 200


def test_the_form_says_from_what_amount_works_need_an_opinion(client, editor):
    rules = Preferences.load()
    WorksThreshold.objects.create(preferences=rules, year=2021, amount="83392.61")
    client.force_login(editor)
    shown = client.get(reverse("consultations:create")).content.decode()
    assert "Werken van meer dan 83.392,61 euro" in shown


def test_the_chair_asks_for_the_council(client, council, chair):
    client.force_login(chair)
    client.post(
        reverse("consultations:create"),
        {
            "title_nl": "Onze vraag",
            "reach": "company",
            "subject": subject_key("other"),
            "asks_tenants": "on",
        },
    )
    consultation = Consultation.objects.get()
    assert consultation.opened_by_kind == "council"
    assert consultation.council == council


@pytest.mark.parametrize("who", ["tenant", "member", "stranger", "nobody"])
def test_others_ask_nothing(request, client, council, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("consultations:create")).status_code == 403


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COMPANY_EDITOR])
def test_no_other_role_of_the_company_prepares(company, draft, role):
    user = staff_of(company, role)
    with pytest.raises(PermissionDenied):
        prepare(company=company, author=user, texts=TEXTS)
    with pytest.raises(PermissionDenied):
        change(consultation=draft, actor=user, texts=TEXTS)
    with pytest.raises(PermissionDenied):
        send(consultation=draft, actor=user)


def test_the_regulator_does_not_ask_in_a_companys_name(company):
    with pytest.raises(PermissionDenied):
        prepare(company=company, author=at_regulator(), texts=TEXTS)


def test_an_editor_does_not_ask_for_the_council(company, council, editor):
    with pytest.raises(PermissionDenied):
        prepare(company=company, council=council, opened_by="council", author=editor, texts=TEXTS)


def test_what_was_sent_does_not_change_any_more(consultation, choice, editor):
    with pytest.raises(PermissionDenied):
        change(consultation=consultation, actor=editor, texts=TEXTS)
    with pytest.raises(PermissionDenied):
        write_question(
            consultation=consultation, actor=editor, kind="open", texts={"text": {"nl": "?"}}
        )
    with pytest.raises(PermissionDenied):
        set_phases(consultation=consultation, actor=editor, dates={})


@pytest.mark.parametrize("name", ["edit", "dates", "questions", "question_create", "delete"])
def test_pages_of_a_draft_are_refused_once_it_is_sent(client, consultation, editor, name):
    client.force_login(editor)
    assert client.get(reverse(f"consultations:{name}", args=[consultation.slug])).status_code == 403


def test_sending_says_all_that_is_missing(client, company, editor):
    draft = prepare(company=company, author=editor, texts={"title": {"nl": "De lift"}})
    client.force_login(editor)
    html = client.get(reverse("consultations:send", args=[draft.slug])).content.decode()
    for sentence in ("minstens één vraag", "gewone taal", "van wanneer tot wanneer", "Frans"):
        assert sentence in html
    client.post(reverse("consultations:send", args=[draft.slug]))
    draft.refresh_from_db()
    assert draft.is_draft


def test_sending_twice_tells_once(draft, editor, tenant, django_capture_on_commit_callbacks):
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            send(consultation=draft, actor=editor)
    assert Notice.objects.filter(user=tenant).count() == 1


def test_a_time_that_is_over_cannot_be_sent(draft, editor):
    closed(draft)
    with pytest.raises(ValidationError):
        send(consultation=draft, actor=editor)


def test_more_time_is_told_to_all_and_moves_what_follows(
    consultation, choice, editor, tenant, django_capture_on_commit_callbacks
):
    phase = consultation.phases.get()
    later = Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.OPINION,
        starts_at=phase.ends_at,
        ends_at=phase.ends_at + timedelta(days=5),
    )
    with django_capture_on_commit_callbacks(execute=True):
        extend(
            consultation=consultation,
            actor=editor,
            ends_at=phase.ends_at + timedelta(days=3),
        )
    later.refresh_from_db()
    assert later.starts_at == phase.ends_at + timedelta(days=3)
    assert Notice.objects.filter(user=tenant, event__event="consultation_extended").count() == 1


def test_time_is_never_made_shorter(consultation, editor):
    with pytest.raises(ValidationError):
        extend(consultation=consultation, actor=editor, ends_at=timezone.now())


def test_time_that_is_over_does_not_come_back(consultation, editor):
    closed(consultation)
    with pytest.raises(PermissionDenied):
        extend(consultation=consultation, actor=editor, ends_at=timezone.now() + timedelta(days=5))


@pytest.mark.parametrize(
    "dates",
    [
        {"contribution": (0, -1)},
        {"opinion": (0, 5)},
        {"information": (0, 5), "contribution": (4, 9)},
        {"contribution": (0, 9), "answer": (8, 12)},
    ],
)
def test_dates_out_of_order_are_refused(draft, editor, dates):
    now = timezone.now()
    moments = {
        kind: (now + timedelta(days=start), now + timedelta(days=end))
        for kind, (start, end) in dates.items()
    }
    with pytest.raises(ValidationError):
        set_phases(consultation=draft, actor=editor, dates=moments)


@pytest.mark.parametrize("typed", ["morgen", "2026-13-45T99:99", "\x00", "9" * 400])
def test_odd_dates_are_told_and_stay(client, draft, editor, typed):
    client.force_login(editor)
    answer = client.post(
        reverse("consultations:dates", args=[draft.slug]),
        {"contribution_starts_at": typed, "contribution_ends_at": soon(3)},
    )
    assert answer.status_code == 200
    assert "Geef een dag en een uur" in answer.content.decode()


def test_a_choice_needs_two_answers_and_keeps_what_was_typed(client, draft, editor):
    client.force_login(editor)
    answer = client.post(
        reverse("consultations:question_create", args=[draft.slug]),
        {"kind": "single", "text_nl": "Welke kleur?", "options_nl": "Rood"},
    )
    html = answer.content.decode()
    assert "minstens twee antwoorden" in html
    assert "Welke kleur?" in html


def test_questions_move_and_go(client, draft, editor):
    second = add_question(draft, text_nl="Tweede?")
    client.force_login(editor)
    client.post(reverse("consultations:question_move", args=[draft.slug, second.pk]), {"up": "1"})
    assert draft.questions.first() == second
    client.post(reverse("consultations:question_delete", args=[draft.slug, second.pk]))
    assert draft.questions.count() == 1


def test_a_draft_is_thrown_away_after_a_question(client, draft, editor):
    client.force_login(editor)
    address = reverse("consultations:delete", args=[draft.slug])
    assert client.get(address).status_code == 200
    client.post(address)
    assert not Consultation.objects.exists()


def test_who_is_not_confirmed_may_answer_only_when_the_regulator_allows(draft, editor):
    with pytest.raises(ValidationError):
        change(consultation=draft, actor=editor, texts={}, allows_unverified=True)
    preferences = Preferences.load()
    preferences.unverified_may_contribute = True
    preferences.save()
    assert change(consultation=draft, actor=editor, texts={}, allows_unverified=True)


def test_a_session_that_ended_keeps_the_draft(client, company, editor):
    client.force_login(editor)
    address = reverse("consultations:create")
    html = client.get(address).content.decode()
    writer = html.split('name="writer" value="')[1].split('"')[0]
    client.logout()
    client.post(
        address, {"title_nl": "Half geschreven", "subject": subject_key("works"), "writer": writer}
    )
    client.force_login(editor)
    assert "Half geschreven" in client.get(address).content.decode()


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "é" * 200_000])
def test_odd_texts_never_break_the_page(client, company, editor, text):
    client.force_login(editor)
    answer = client.post(
        reverse("consultations:create"),
        {
            "title_nl": "Titel",
            "plain_nl": text,
            "reach": "company",
            "subject": subject_key("works"),
        },
    )
    assert answer.status_code in {200, 302}
    for consultation in Consultation.objects.all():
        page = client.get(consultation.get_absolute_url())
        assert "<script>alert" not in page.content.decode()
