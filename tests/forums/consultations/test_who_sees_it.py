"""A consultation exists for those who are asked and those who answer for it, at every exit."""

import pytest
from django.urls import reverse

from forums.consultations.actions import respond
from forums.consultations.lists import open_consultations
from forums.consultations.notices import find_consultations
from forums.consultations.search_source import consultation_source
from forums.consultations.tasks import remind_tenants
from forums.consultations.telling import tell_tenants
from portal.accounts.models import Role
from portal.notifications.models import Notice
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.consultations import (
    ConsultationFactory,
    add_question,
    closed,
    counted,
    give,
)
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
PAGES = ["consultation", "results", "start", "review", "thanks", "opinion", "answer", "quotes"]
STAFF_PAGES = ["edit", "dates", "questions", "question_create", "send", "extend", "delete"]


@pytest.mark.parametrize("name", [*PAGES, *STAFF_PAGES, "follow_up"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_does_not_exist_for_another_companys_people(
    client, consultation, choice, stranger, name, method
):
    client.force_login(stranger)
    address = reverse(f"consultations:{name}", args=[consultation.slug])
    assert getattr(client, method)(address).status_code in {404, 405}
    client.force_login(staff_of(HousingCompanyFactory(), Role.COMPANY_EDITOR))
    assert getattr(client, method)(address).status_code in {404, 405}


@pytest.mark.parametrize("name", ["consultation", "results"])
def test_it_does_not_exist_for_who_is_not_logged_in(client, consultation, choice, name):
    counted(choice, [9, 8, 7])
    closed(consultation)
    address = reverse(f"consultations:{name}", args=[consultation.slug])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", [n for n in [*PAGES, *STAFF_PAGES] if n not in PAGES[:2]])
def test_who_is_not_logged_in_is_asked_to_and_learns_nothing(client, consultation, name):
    here = client.get(reverse(f"consultations:{name}", args=[consultation.slug]))
    nowhere = client.get(reverse(f"consultations:{name}", args=["no-such-thing"]))
    assert here.status_code == nowhere.status_code == 302


def test_a_question_screen_does_not_exist_for_others(client, consultation, choice, stranger):
    client.force_login(stranger)
    address = reverse("consultations:question", args=[consultation.slug, 1])
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "1"}).status_code == 404


def test_lists_counts_and_follows_leave_it_out_for_others(client, consultation, stranger, tenant):
    client.force_login(stranger)
    index = reverse("consultations:index")
    assert consultation.title not in client.get(index).content.decode()
    assert open_consultations() == open_consultations(stranger) == []
    assert find_consultations(stranger, [str(consultation.pk)]) == {}
    client.force_login(tenant)
    assert consultation.title in client.get(index).content.decode()
    assert [one.title for one in open_consultations(tenant)] == [consultation.title]


def test_search_gets_it_for_its_audience_alone(consultation, company):
    document = consultation_source.document(str(consultation.pk))
    assert document.audience == company.audience
    assert document.texts["fr"].url.startswith("/fr/consultations/")


def test_search_gets_no_draft_and_nothing_that_a_tenant_wrote(consultation, tenant):
    draft = ConsultationFactory(draft=True)
    assert consultation_source.document(str(draft.pk)) is None
    assert draft.pk not in {int(d.key.split(":")[1]) for d in consultation_source.documents()}


@pytest.mark.parametrize("who", ["tenant", "chair", "nobody", "stranger"])
def test_a_draft_exists_for_nobody_but_who_prepares_it(request, client, company, who):
    draft = ConsultationFactory(company=company, draft=True)
    client.force_login(request.getfixturevalue(who))
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_a_draft_of_the_council_is_hidden_from_the_company(client, company, council, editor, chair):
    draft = ConsultationFactory(
        company=company, council=council, opened_by_kind="council", draft=True
    )
    client.force_login(editor)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(chair)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_the_regulator_reads_what_was_sent(client, consultation):
    client.force_login(at_regulator())
    assert client.get(consultation.get_absolute_url()).status_code == 200


def test_a_public_one_is_read_by_all_and_answered_by_tenants(client, consultation, choice):
    consultation.audience = "public"
    consultation.save()
    assert client.get(consultation.get_absolute_url()).status_code == 200
    assert consultation.title in client.get(reverse("consultations:index")).content.decode()
    assert [one.title for one in open_consultations()] == [consultation.title]


def test_all_who_are_asked_get_one_notice_and_nobody_else(
    consultation, tenant, chair, stranger, django_capture_on_commit_callbacks
):
    UserFactory()
    for _run in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            tell_tenants(consultation.pk, "consultation_sent", consultation.sent_at)
    told = Notice.objects.filter(event__event="consultation_sent")
    assert sorted(told.values_list("user", flat=True)) == sorted([tenant.pk, chair.pk])


def test_who_has_answered_is_not_reminded(company, tenant, django_capture_on_commit_callbacks):
    consultation = ConsultationFactory(company=company, opens=(-10, 2))
    question = add_question(consultation)
    silent = tenant_of(company)
    respond(consultation=consultation, user=tenant, answers=give(question, 1))
    with django_capture_on_commit_callbacks(execute=True):
        remind_tenants.call()
    told = Notice.objects.filter(event__event="consultation_closing")
    assert list(told.values_list("user", flat=True)) == [silent.pk]


def test_my_home_shows_what_can_be_answered_until_it_is(client, consultation, choice, tenant):
    client.force_login(tenant)
    home = reverse("my_home")
    assert consultation.title in client.get(home).content.decode()
    respond(consultation=consultation, user=tenant, answers=give(choice, 1))
    assert (
        reverse("consultations:start", args=[consultation.slug])
        not in client.get(home).content.decode()
    )


def test_addresses_are_in_the_language_of_the_page(client, consultation, tenant):
    client.force_login(tenant)
    assert client.get(f"/nl/raadplegingen/{consultation.slug}/").status_code == 200
    french = client.get(f"/fr/consultations/{consultation.slug}/")
    assert french.status_code == 200
    assert consultation.title_fr in french.content.decode()


@pytest.mark.parametrize("key", ["x", "\x00", "9" * 5000, "WyJuZXh0Il0"])
def test_odd_pages_of_the_list_show_the_first(client, consultation, key):
    assert client.get(reverse("consultations:index"), {"page": key}).status_code == 200


def test_the_list_pages_by_key(client, company, tenant):
    for _number in range(14):
        closed(ConsultationFactory(company=company))
    client.force_login(tenant)
    html = client.get(reverse("consultations:index")).content.decode()
    following = html.split('rel="next"')[0].split('href="')[-1].split('"')[0]
    second = client.get(reverse("consultations:index") + following).content.decode()
    assert second.count('<h3 class="h4">') == 2
