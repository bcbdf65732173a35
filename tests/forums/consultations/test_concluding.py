"""The council advises, the company answers with reasons, and says what was done."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import add_follow_up, give_answer, give_opinion, respond
from forums.consultations.models import Answer, Opinion, Phase
from portal.accounts.models import Role
from portal.notifications.models import Notice
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.consultations import closed, give, seat_in

pytestmark = pytest.mark.django_db
TEXT = {"nl": "Wij zijn voor.", "fr": "Nous sommes pour."}


@pytest.fixture
def over(consultation):
    return closed(consultation)


def _sit(council, members):
    """Members without an account, so that the council has this many."""
    for _number in range(members - council.seats.count()):
        seat_in(council, None)


def test_the_chair_records_the_opinion(client, over, chair, tenant):
    _sit(over.council, 6)
    client.force_login(chair)
    values = {
        "text_nl": "Wij zijn **voor**.",
        "text_fr": "Nous sommes pour.",
        "votes_for": "5",
        "votes_against": "1",
        "abstentions": "0",
        "adopted_on": timezone.localdate().isoformat(),
    }
    address = reverse("consultations:opinion", args=[over.slug])
    assert client.post(address, values).url == over.get_absolute_url()
    client.force_login(tenant)
    html = client.get(over.get_absolute_url()).content.decode()
    assert "<strong>voor</strong>" in html
    assert "5 voor, 1 tegen" in html


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((99, 0, 0), "De raad heeft 5 leden"),
        ((0, 5, 0), "meer stemmen voor dan tegen"),
        ((2, 2, 1), "meer stemmen voor dan tegen"),
        ((2, 0, 0), "zijn 3 stemmen nodig"),
        ((0, 0, 0), "zijn 3 stemmen nodig"),
    ],
)
def test_votes_that_adopt_nothing_are_refused_in_words(client, over, chair, votes, said):
    _sit(over.council, 5)
    client.force_login(chair)
    names = ("votes_for", "votes_against", "abstentions")
    typed = {"text_nl": "Wij zijn voor.", "adopted_on": timezone.localdate().isoformat()}
    typed |= {name: str(number) for name, number in zip(names, votes, strict=True)}
    address = reverse("consultations:opinion", args=[over.slug])
    html = client.post(address, typed).content.decode()
    assert said in html
    assert "Wij zijn voor." in html
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("days", [1, -4000])
def test_a_day_that_cannot_be_is_refused(over, chair, days):
    _sit(over.council, 5)
    votes = {"votes_for": 3, "votes_against": 0, "abstentions": 0}
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(ValidationError) as refusal:
        give_opinion(consultation=over, actor=chair, text=TEXT, adopted_on=day, **votes)
    assert "adopted_on" in refusal.value.message_dict


def test_a_corrected_opinion_says_so(client, over, chair, tenant):
    give_opinion(consultation=over, actor=chair, text=TEXT)
    client.force_login(tenant)
    assert "verbeterd op" not in client.get(over.get_absolute_url()).content.decode()
    Opinion.objects.update(created_at=timezone.now() - timedelta(days=2))
    give_opinion(consultation=over, actor=chair, text={"nl": "Toch anders."})
    assert "verbeterd op" in client.get(over.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["tenant", "member", "editor"])
def test_nobody_else_records_it(request, client, over, who):
    user = request.getfixturevalue(who)
    client.force_login(user)
    assert client.get(reverse("consultations:opinion", args=[over.slug])).status_code == 403
    with pytest.raises(PermissionDenied):
        give_opinion(consultation=over, actor=user, text=TEXT)


def test_there_is_no_opinion_before_the_end(consultation, chair):
    with pytest.raises(PermissionDenied):
        give_opinion(consultation=consultation, actor=chair, text=TEXT)


def test_a_council_that_is_no_longer_in_office_gives_no_opinion(over, council, chair):
    council.state = "expired"
    council.save()
    with pytest.raises(PermissionDenied):
        give_opinion(consultation=over, actor=chair, text=TEXT)


def test_the_opinion_is_corrected_until_the_answer(over, chair, editor):
    give_opinion(consultation=over, actor=chair, text=TEXT)
    give_opinion(consultation=over, actor=chair, text={"nl": "Beter."})
    give_answer(consultation=over, actor=editor, decision="followed")
    over.refresh_from_db()
    with pytest.raises(PermissionDenied):
        give_opinion(consultation=over, actor=chair, text=TEXT)


@pytest.mark.parametrize("decision", ["partly", "not_followed"])
def test_not_following_asks_for_reasons_and_keeps_the_choice(client, over, editor, decision):
    client.force_login(editor)
    values = {"decision": decision, "decided_on": timezone.localdate().isoformat()}
    answer = client.post(reverse("consultations:answer", args=[over.slug]), values)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Geef de redenen" in html
    assert f'value="{decision}" checked' in html
    assert not Answer.objects.exists()


def test_the_database_refuses_an_answer_without_reasons(over):
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(consultation=over, decision="partly", decided_on=timezone.localdate())


def test_following_needs_no_reasons(client, over, editor):
    client.force_login(editor)
    values = {"decision": "followed", "decided_on": timezone.localdate().isoformat()}
    address = reverse("consultations:answer", args=[over.slug])
    assert client.post(address, values).url == over.get_absolute_url()


def test_an_answer_is_not_rewritten(over, editor):
    give_answer(consultation=over, actor=editor, decision="followed")
    with pytest.raises(PermissionDenied):
        give_answer(consultation=over, actor=editor, decision="followed")


def test_the_company_waits_for_the_council_until_its_time_is_over(over, editor):
    now = timezone.now()
    phase = Phase.objects.create(
        consultation=over,
        kind=Phase.Kind.OPINION,
        starts_at=now,
        ends_at=now + timedelta(days=5),
    )
    with pytest.raises(PermissionDenied):
        give_answer(consultation=over, actor=editor, decision="followed")
    assert give_answer(consultation=over, actor=editor, decision="followed", at=phase.ends_at)


def test_there_is_no_answer_before_the_end(consultation, editor):
    with pytest.raises(PermissionDenied):
        give_answer(consultation=consultation, actor=editor, decision="followed")


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COMPANY_EDITOR])
def test_no_other_role_answers_for_the_company(company, over, role):
    with pytest.raises(PermissionDenied):
        give_answer(consultation=over, actor=staff_of(company, role), decision="followed")


def test_neither_the_council_nor_the_regulator_answers_for_the_company(over, chair):
    for user in (chair, at_regulator()):
        with pytest.raises(PermissionDenied):
            give_answer(consultation=over, actor=user, decision="followed")


def test_what_was_done_comes_after_the_answer(client, over, editor, tenant):
    with pytest.raises(PermissionDenied):
        add_follow_up(consultation=over, actor=editor, state=TEXT)
    give_answer(consultation=over, actor=editor, decision="followed")
    client.force_login(editor)
    values = {"state_nl": "De banken staan er.", "day": "2026-11-02", "is_done": "on"}
    client.post(reverse("consultations:follow_up", args=[over.slug]), values)
    client.force_login(tenant)
    assert "De banken staan er." in client.get(over.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["tenant", "chair"])
def test_only_the_company_says_what_was_done(request, over, editor, who):
    give_answer(consultation=over, actor=editor, decision="followed")
    with pytest.raises(PermissionDenied):
        add_follow_up(consultation=over, actor=request.getfixturevalue(who), state=TEXT)


@pytest.mark.parametrize("typed", ["-1", "x", "1000", "", "\x00"])
def test_odd_votes_are_told(client, over, chair, typed):
    client.force_login(chair)
    answer = client.post(
        reverse("consultations:opinion", args=[over.slug]),
        {"text_nl": "Tekst", "votes_for": typed, "votes_against": "0", "abstentions": "0"},
    )
    assert answer.status_code == 200
    assert "Tekst" in answer.content.decode()


def test_who_took_part_hears_of_the_answer(
    consultation, choice, tenant, editor, django_capture_on_commit_callbacks
):
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    closed(consultation)
    with django_capture_on_commit_callbacks(execute=True):
        give_answer(consultation=consultation, actor=editor, decision="followed")
    assert Notice.objects.get(user=tenant, event__event="consultation_answered")


def test_an_editor_finds_on_my_home_that_an_opinion_waits(client, over, chair, editor):
    give_opinion(consultation=over, actor=chair, text=TEXT)
    client.force_login(editor)
    html = client.get(reverse("my_home")).content.decode()
    assert reverse("consultations:answer", args=[over.slug]) in html


def test_a_markup_text_is_harmless(client, over, chair, tenant):
    give_opinion(
        consultation=over, actor=chair, text={"nl": "<script>alert(1)</script> [x](javascript:1)"}
    )
    client.force_login(tenant)
    html = client.get(over.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "javascript:1" not in html.replace("(javascript:1)", "")


def test_a_company_answers_in_both_languages(over, editor):
    with pytest.raises(ValidationError, match="beide talen"):
        give_answer(
            consultation=over, actor=editor, decision="not_followed", reasons={"nl": "Te duur."}
        )


def test_what_was_done_is_not_written_down_before_its_day(over, editor):
    give_answer(consultation=over, actor=editor, decision="followed")
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError):
        add_follow_up(consultation=over, actor=editor, state={"nl": "Klaar."}, day=tomorrow)


def test_what_is_written_in_one_language_is_marked_in_the_other(client, over, tenant):
    give_answer(consultation=over, actor=None, decision="not_followed", reasons={"nl": "Te duur."})
    client.force_login(tenant)
    french, dutch = over.get_absolute_url().replace("/nl/", "/fr/"), over.get_absolute_url()
    html = client.get(french.replace("raadplegingen", "consultations")).content.decode()
    assert "En néerlandais" in html
    assert 'class="prose" lang="nl"' in html
    assert "In het Nederlands" not in client.get(dutch).content.decode()
