"""A council whose term ends while tenants answer: somebody goes on, or it lapses; all are told."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from forums.consultations.actions import give_opinion, hand_over, lapse
from forums.consultations.models import Consultation
from forums.consultations.states import State, state_of
from portal.notifications.models import Notice
from tests.factories.consultations import CouncilFactory, closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def expired(consultation, council):
    council.state = "expired"
    council.save()
    return Consultation.objects.get(pk=consultation.pk)


def test_the_next_council_goes_on(
    client, expired, company, tenant, editor, django_capture_on_commit_callbacks
):
    following = CouncilFactory(company=company)
    client.force_login(editor)
    address = reverse("consultations:hand_over", args=[expired.slug])
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address).url == expired.get_absolute_url()
    expired.refresh_from_db()
    assert expired.council == following
    assert Notice.objects.filter(user=tenant, event__event="consultation_handed_over").exists()


def test_without_a_next_council_the_company_goes_on(expired, editor):
    expired.opened_by_kind = "council"
    expired.save()
    hand_over(consultation=expired, actor=editor)
    expired.refresh_from_db()
    assert expired.council is None
    assert expired.opened_by_kind == "company"
    assert state_of(closed(Consultation.objects.get(pk=expired.pk))) == State.ADVISED


def test_what_an_old_council_opened_can_be_let_lapse_by_the_company(expired, editor):
    Consultation.objects.update(opened_by_kind="council")
    lapse(consultation=expired, actor=editor, reason={"nl": "De raad is er niet meer."})
    expired.refresh_from_db()
    assert state_of(expired) == State.LAPSED


def test_a_council_in_office_keeps_what_it_has(consultation, editor):
    with pytest.raises(PermissionDenied):
        hand_over(consultation=consultation, actor=editor)


def test_an_opinion_that_was_given_stays_with_its_council(consultation, council, chair, editor):
    closed(consultation)
    give_opinion(consultation=consultation, actor=chair, text={"nl": "Voor."})
    council.state = "expired"
    council.save()
    with pytest.raises(PermissionDenied):
        hand_over(consultation=consultation, actor=editor)


@pytest.mark.parametrize("who", ["tenant", "chair", "stranger"])
def test_only_the_company_hands_over(request, expired, who):
    with pytest.raises(PermissionDenied):
        hand_over(consultation=expired, actor=request.getfixturevalue(who))
