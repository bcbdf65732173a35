"""Before, in and after each phase: what pages, forms that come again and the API let whom do."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from forums.consultations.actions import give_opinion, make_codes
from forums.consultations.models import (
    Answer,
    Code,
    Consultation,
    Draft,
    HelpedEntry,
    OpenAnswer,
    Opinion,
    OpinionVersion,
    Remark,
    Response,
    Voter,
)
from portal.accounts.models import Role
from tests.factories.accounts import UserFactory, at_regulator, staff_of
from tests.factories.consultations import ConsultationFactory, add_question, option_of

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
# The moment, from the start or the end of the time to answer, and whether answers are taken.
MOMENTS = [
    ("starts_at", -SECOND, False),
    ("starts_at", timedelta(), True),
    ("ends_at", -SECOND, True),
    ("ends_at", timedelta(), False),
]
PEOPLE = ["tenant", "member", "chair", "editor", "social", "moderator", "regulator", "stranger"]


@pytest.fixture
def people(request, company, consultation):
    def find(who):
        made = {
            "social": lambda: staff_of(company, Role.SOCIAL_WORKER),
            "moderator": lambda: staff_of(company, Role.MODERATOR),
            "regulator": at_regulator,
            "superuser": lambda: UserFactory(is_superuser=True),
        }
        return made[who]() if who in made else request.getfixturevalue(who)

    return find


def fresh(user):
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize(("end", "away", "taken"), MOMENTS)
@pytest.mark.parametrize("anonymous", [False, True])
def test_an_answer_is_taken_in_its_time_alone_however_it_comes(
    client, company, council, tenant, editor, end, away, taken, anonymous
):
    consultation = ConsultationFactory(
        company=company, council=council, is_anonymous=anonymous, allows_anyone=True
    )
    question = add_question(consultation, required=True)
    chosen = {f"q{question.pk}": option_of(question, 1).pk}
    _batch, (code,) = make_codes(consultation=consultation, actor=editor, count=1)
    social = staff_of(company, Role.SOCIAL_WORKER)
    with time_machine.travel(getattr(consultation.phases.get(), end) + away, tick=False):
        before = Response.objects.count()
        client.post(reverse("consultations:code"), {"code": code, **chosen, "send": "1"})
        client.post(reverse("consultations:openly", args=[consultation.slug]), chosen)
        client.force_login(fresh(tenant))
        if anonymous:
            client.post(reverse("consultations:at_once", args=[consultation.slug]), chosen)
        else:
            step = reverse("consultations:question", args=[consultation.slug, 1])
            client.post(step, {"answer": option_of(question, 1).pk})
            client.post(reverse("consultations:review", args=[consultation.slug]))
        client.force_login(fresh(social))
        helped = reverse("consultations:helped", args=[consultation.slug])
        client.post(helped, {**chosen, "way": "paper", "token": "a"})
        made = Response.objects.count() - before
        assert bool(made) is taken
        if taken:
            online = Response.objects.filter(way=Response.Way.ONLINE)
            assert online.count() == 1


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("over", [False, True])
def test_opinion_and_answer_are_recorded_by_whom_they_are_of_alone(
    client, people, consultation, choice, who, over
):
    user = people(who)
    end = consultation.phases.get().ends_at
    with time_machine.travel(end + (SECOND if over else -SECOND), tick=False):
        client.force_login(fresh(user))
        values = {"text_nl": "Akkoord.", "adopted_on": end.date(), "votes_for": 1}
        values |= {"votes_against": 0, "abstentions": 0}
        client.post(reverse("consultations:opinion", args=[consultation.slug]), values)
        assert Opinion.objects.exists() is (over and who == "chair")
        values = {"decision": "followed", "decided_on": end.date()}
        client.post(reverse("consultations:answer", args=[consultation.slug]), values)
        assert Answer.objects.exists() is (over and who == "editor")


@pytest.mark.parametrize("name", ["extend", "lapse", "close", "report", "hand_over", "explain"])
@pytest.mark.parametrize("who", ["tenant", "member", "social", "moderator", "stranger"])
def test_a_form_of_the_organisers_that_others_send_changes_nothing(
    client, people, consultation, choice, name, who
):
    client.force_login(people(who))
    before = Consultation.objects.values().get(pk=consultation.pk)
    values = {"lapse_reason_nl": "Nee", "report_nl": "Klaar", "ends_at": "2030-01-01T10:00"}
    answer = client.post(reverse(f"consultations:{name}", args=[consultation.slug]), values)
    assert answer.status_code in {403, 404}
    assert Consultation.objects.values().get(pk=consultation.pk) == before


@pytest.mark.parametrize(
    "who", ["tenant", "editor", "social", "moderator", "regulator", "superuser", "stranger"]
)
def test_nobody_outside_the_council_reads_its_versions(client, people, consultation, chair, who):
    client.force_login(people(who))
    address = reverse("consultations:versions", args=[consultation.slug])
    assert client.get(address).status_code in {403, 404}
    assert client.post(address, {"text_nl": "Ons ontwerp"}).status_code in {403, 404}
    assert not consultation.opinion_versions.exists()


def test_neither_the_admin_nor_the_api_hold_what_tenants_and_councils_write():
    private = {Response, Voter, OpenAnswer, OpinionVersion, Remark, Code, Draft, HelpedEntry}
    in_wagtail = set(get_snippet_models())
    assert not private & in_wagtail
    served = (Path(settings.BASE_DIR) / "portal" / "api").rglob("*.py")
    words = "\n".join(path.read_text() for path in served)
    assert "consultations.models" not in words
    assert "councils.models" not in words


def test_the_opinion_of_another_consultation_is_not_reached_by_its_address(
    client, consultation, chair, company
):
    other = ConsultationFactory(company=company)
    client.force_login(chair)
    values = {"text_nl": "Akkoord.", "adopted_on": "2026-01-01"}
    answer = client.post(reverse("consultations:opinion", args=[other.slug]), values)
    assert answer.status_code in {200, 403, 404}
    assert not Opinion.objects.exists()
    with pytest.raises(PermissionDenied):
        give_opinion(consultation=other, actor=chair, text={"nl": "Akkoord."})
