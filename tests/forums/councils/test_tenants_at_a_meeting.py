"""Tenants at a meeting of their council: they come, ask before, suggest and support."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from forums.councils.actions import (
    answer_question,
    answer_suggestion,
    ask_before,
    sign_up,
    suggest,
    support,
    take_back_question,
)
from forums.councils.models import Meeting, Suggestion
from portal.notifications.models import Event
from tests.factories.accounts import tenant_of

pytestmark = pytest.mark.django_db


def fresh(user):
    """The person in another request."""
    return type(user).objects.get(pk=user.pk)


def test_tenants_sign_up_as_long_as_there_are_places(client, open_meeting, council, tenant):
    client.force_login(tenant)
    key = [council.slug, open_meeting.pk]
    for _time in range(2):
        client.post(reverse("councils:meeting_join", args=key), {"on": "1"})
    assert open_meeting.sign_ups.count() == 1
    with pytest.raises(PermissionDenied):
        sign_up(meeting=open_meeting, user=tenant_of(council.company))
    client.post(reverse("councils:meeting_join", args=key), {"on": ""})
    assert not open_meeting.sign_ups.exists()


def test_the_council_sees_how_many_signed_up_and_tenants_do_not(
    client, open_meeting, tenant, chair
):
    Meeting.objects.filter(pk=open_meeting.pk).update(places=None)
    sign_up(meeting=open_meeting, user=tenant)
    seen = []
    for user in (chair, tenant):
        client.force_login(fresh(user))
        html = client.get(open_meeting.get_absolute_url()).content.decode()
        seen.append("1 huurder schreef zich in" in html)
    assert seen == [True, False]


def test_another_company_s_tenant_neither_finds_nor_joins_it(client, open_meeting, stranger):
    client.force_login(stranger)
    assert client.get(open_meeting.get_absolute_url()).status_code == 404
    with pytest.raises(PermissionDenied):
        sign_up(meeting=open_meeting, user=stranger)


def test_a_question_is_handed_in_and_its_answer_shown_without_a_name(
    client, open_meeting, council, tenant, chair
):
    question = ask_before(meeting=open_meeting, user=tenant, text="Komt er licht?")
    assert ask_before(meeting=open_meeting, user=tenant, text="Komt er licht?") == question
    other = tenant_of(council.company)
    client.force_login(other)
    assert "Komt er licht?" not in client.get(open_meeting.get_absolute_url()).content.decode()
    client.force_login(chair)
    key = [council.slug, open_meeting.pk, question.pk]
    client.post(reverse("councils:question_answer", args=key), {"answer": "Ja, in mei."})
    client.force_login(other)
    page = client.get(open_meeting.get_absolute_url()).content.decode()
    assert "Ja, in mei." in page
    assert "Fatima" not in page


def test_a_suggestion_with_support_comes_on_the_agenda(
    client, council, meeting, chair, tenant, django_capture_on_commit_callbacks
):
    suggestion = suggest(council=council, author=tenant, title="Meer banken")
    assert suggest(council=council, author=tenant, title="Meer banken") == suggestion
    fan = tenant_of(council.company)
    for _time in range(2):
        assert support(suggestion=suggestion, user=fan) == 1
    with pytest.raises(PermissionDenied):
        support(suggestion=suggestion, user=tenant)
    with django_capture_on_commit_callbacks(execute=True):
        answer_suggestion(suggestion=suggestion, actor=chair, meeting=meeting)
    assert meeting.items.get().title == "Meer banken"
    assert set(Event.objects.values_list("recipient", flat=True)) == {tenant.pk, fan.pk}
    with pytest.raises(PermissionDenied):
        answer_suggestion(suggestion=suggestion, actor=chair, meeting=meeting)


def test_a_suggestion_is_declined_only_with_a_reason(council, chair, tenant):
    suggestion = suggest(council=council, author=tenant, title="Meer banken")
    with pytest.raises(ValidationError):
        answer_suggestion(suggestion=suggestion, actor=chair, meeting=None)
    answer_suggestion(suggestion=suggestion, actor=chair, meeting=None, answer="Geen plaats.")
    assert Suggestion.objects.get().state == Suggestion.State.DECLINED


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_only_tenants_of_the_company_suggest(request, council, who):
    with pytest.raises(PermissionDenied):
        suggest(council=council, author=request.getfixturevalue(who), title="Iets")


def test_who_asked_sees_and_takes_back_the_question(client, open_meeting, council, tenant):
    question = ask_before(meeting=open_meeting, user=tenant, text="Wanneer komt er licht?")
    client.force_login(tenant)
    page = client.get(open_meeting.get_absolute_url()).content.decode()
    assert "Wanneer komt er licht?" in page
    key = [council.slug, open_meeting.pk, question.pk]
    client.post(reverse("councils:question_delete", args=key))
    assert not open_meeting.questions.exists()


def test_nobody_takes_back_what_another_asked(client, open_meeting, council, tenant):
    question = ask_before(meeting=open_meeting, user=tenant, text="Wanneer komt er licht?")
    other = tenant_of(council.company)
    client.force_login(other)
    assert "Wanneer" not in client.get(open_meeting.get_absolute_url()).content.decode()
    key = [council.slug, open_meeting.pk, question.pk]
    assert client.post(reverse("councils:question_delete", args=key)).status_code == 404
    with pytest.raises(PermissionDenied):
        take_back_question(question=question, user=other)


def test_an_answered_question_stays(open_meeting, chair, tenant):
    question = ask_before(meeting=open_meeting, user=tenant, text="Wanneer komt er licht?")
    answer_question(question=question, actor=chair, answer="In mei.")
    with pytest.raises(PermissionDenied):
        take_back_question(question=question, user=tenant)
