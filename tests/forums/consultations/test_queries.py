"""What the pages cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.consultations.actions import add_follow_up, give_answer, give_opinion
from forums.consultations.models import Phase, Question
from portal.core.memory import forget_all
from tests.factories.consultations import ConsultationFactory, add_question, closed, counted
from tests.factories.organisations import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(consultation, company, chair, editor):
    consultation.audience = "public"
    consultation.save()
    consultation.sites.add(SiteFactory(company=company), SiteFactory(company=company))
    for _number in range(3):
        counted(add_question(consultation), [9, 8, 7])
    add_question(consultation, Question.Kind.OPEN)
    closed(consultation)
    end = consultation.phases.get().ends_at
    for kind in (Phase.Kind.OPINION, Phase.Kind.ANSWER):
        Phase.objects.create(
            consultation=consultation,
            kind=kind,
            starts_at=end,
            ends_at=timezone.now() + timedelta(days=30),
        )
    give_opinion(consultation=consultation, actor=chair, text={"nl": "Voor."})
    consultation.refresh_from_db()
    give_answer(consultation=consultation, actor=editor, decision="followed")
    for _number in range(3):
        add_follow_up(consultation=consultation, actor=editor, state={"nl": "Gedaan."})
    return consultation


def _queries(client, address, django_assert_max_num_queries, most):
    client.get(address)
    with django_assert_max_num_queries(most) as captured:
        assert client.get(address).status_code == 200
    return captured


def test_one_consultation_anonymous(client, whole, django_assert_max_num_queries):
    _queries(client, whole.get_absolute_url(), django_assert_max_num_queries, 11)


def test_one_consultation_logged_in(client, whole, tenant, django_assert_max_num_queries):
    client.force_login(tenant)
    _queries(client, whole.get_absolute_url(), django_assert_max_num_queries, 18)


def test_results(client, whole, django_assert_max_num_queries):
    address = reverse("consultations:results", args=[whole.slug])
    _queries(client, address, django_assert_max_num_queries, 13)


def test_the_list_costs_the_same_for_many(client, company, tenant, django_assert_max_num_queries):
    for number in range(10):
        one = ConsultationFactory(company=company, opens=(-1, number + 1))
        if number % 2:
            closed(one)
    client.force_login(tenant)
    forget_all()
    _queries(client, reverse("consultations:index"), django_assert_max_num_queries, 15)
