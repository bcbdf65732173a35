"""Answers on paper or aloud, entered by somebody who may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from forums.consultations.actions import make_codes, respond_for, respond_with_code
from forums.consultations.models import HelpedEntry, Response
from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.consultations import closed, give, option_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(company):
    return staff_of(company, Role.SOCIAL_WORKER)


def page(consultation):
    return reverse("consultations:helped", args=[consultation.slug])


def test_a_social_worker_enters_a_paper_form(client, consultation, choice, helper):
    client.force_login(helper)
    html = client.get(page(consultation)).content.decode()
    token = html.split('name="token" value="')[1].split('"')[0]
    sent = {"way": "paper", "token": token, f"q{choice.pk}": option_of(choice, 3).pk}
    for _click in range(2):
        assert client.post(page(consultation), sent).url == page(consultation)
    response = Response.objects.get()
    assert response.way == Response.Way.PAPER
    assert response.user is None
    entry = HelpedEntry.objects.get()
    assert entry.helper == helper
    assert "Keuze 3" not in client.get(page(consultation)).content.decode().split("<form")[0]


def test_the_way_must_be_told_and_what_was_ticked_stays(client, consultation, choice, helper):
    client.force_login(helper)
    answer = client.post(page(consultation), {f"q{choice.pk}": option_of(choice, 3).pk})
    assert answer.status_code == 403
    assert f'value="{option_of(choice, 3).pk}" checked' in answer.content.decode()


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.SOCIAL_WORKER, Role.PSC_WORKER}]
)
def test_no_other_role_enters_answers(client, company, consultation, choice, role):
    user = staff_of(company, role)
    client.force_login(user)
    assert client.get(page(consultation)).status_code == 404
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=user, answers=give(choice, 1))


def test_a_council_member_enters_answers(consultation, choice, member):
    assert respond_for(consultation=consultation, helper=member, answers=give(choice, 1))


def test_a_worker_of_a_running_project_of_the_company_enters_answers(
    client, company, consultation, choice
):
    project = CohesionProjectFactory(companies=[company])
    worker = staff_of(project.lead, Role.PSC_WORKER)
    client.force_login(worker)
    assert client.get(page(consultation)).status_code == 200
    assert respond_for(consultation=consultation, helper=worker, answers=give(choice, 1))
    stranger = staff_of(OrganisationFactory(), Role.PSC_WORKER)
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=stranger, answers=give(choice, 1))


def test_nobody_of_another_company_enters_answers(client, consultation, choice):
    user = staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER)
    client.force_login(user)
    assert client.get(page(consultation)).status_code == 404
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=user, answers=give(choice, 1))


def test_after_the_end_nothing_is_entered(consultation, choice, helper):
    closed(consultation)
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))


def test_the_code_on_the_paper_is_used_up(consultation, choice, helper, editor):
    _batch, [code] = make_codes(consultation=consultation, actor=editor, count=1)
    respond_for(consultation=consultation, helper=helper, answers=give(choice, 1), code=code)
    with pytest.raises(PermissionDenied):
        respond_with_code(consultation=consultation, typed=code, answers=give(choice, 1))
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=helper, answers=give(choice, 1), code=code)
    assert Response.objects.count() == HelpedEntry.objects.count() == 1


def test_without_codes_there_are_never_more_voices_than_households(consultation, choice, helper):
    consultation.invited = 1
    consultation.save()
    respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))
    assert Response.objects.count() == 1


def test_a_code_is_entered_also_when_all_households_answered(consultation, choice, helper, editor):
    _batch, codes = make_codes(consultation=consultation, actor=editor, count=1)
    respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))
    consultation.invited = 1
    consultation.save()
    respond_for(consultation=consultation, helper=helper, answers=give(choice, 2), code=codes[0])
    assert Response.objects.count() == 2


def test_a_helper_enters_no_more_than_a_pile_a_day(monkeypatch, consultation, choice, helper):
    monkeypatch.setattr("forums.consultations.actions.helping.MOST_A_DAY", 1)
    respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))
    with pytest.raises(PermissionDenied):
        respond_for(consultation=consultation, helper=helper, answers=give(choice, 1))
