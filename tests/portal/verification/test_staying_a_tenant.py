"""The counter, the yearly question, and verification that is switched off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.actions import approve_membership, ask_renewal, declare_tenancy
from portal.accounts.models import Membership
from portal.notifications.models import Notice
from portal.privacy.models import Access
from portal.verification.checks import verification_is_on
from portal.verification.tasks import ask_to_renew
from tests.factories.accounts import MembershipFactory, UserFactory, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
SOON = timedelta(days=20)


@pytest.fixture
def ending(company):
    return MembershipFactory(organisation=company, verified=True, until=timezone.localdate() + SOON)


def test_staff_scan_what_a_person_shows_and_confirm(client, company, staff):
    row = MembershipFactory(organisation=company, pending=True)
    client.force_login(row.user)
    shown = client.get(reverse("verification:show_counter", args=[row.pk]))
    assert 'class="qr"' in shown.content.decode()
    from django.core import signing

    token = signing.dumps(row.pk, salt="verification.counter")
    address = reverse("verification:counter", args=[token])
    assert client.get(address).status_code == 403
    client.force_login(staff_of(HousingCompanyFactory()))
    assert client.get(address).status_code == 404
    client.force_login(staff)
    assert row.user.get_full_name() in client.get(address).content.decode()
    client.post(reverse("verification:counter_confirm", args=[token]))
    row.refresh_from_db()
    assert (row.is_in_force, row.way) == (True, Membership.Way.COUNTER)
    assert Access.objects.get(person=row.user).reader == staff


def test_somebody_elses_square_does_not_exist(client, company):
    row = MembershipFactory(organisation=company, pending=True)
    client.force_login(UserFactory())
    assert client.get(reverse("verification:show_counter", args=[row.pk])).status_code == 404
    assert client.get(reverse("verification:counter", args=["x:y"])).status_code in {403, 404}


def test_tenants_are_asked_once_before_it_runs_out(ending, django_capture_on_commit_callbacks):
    MembershipFactory(verified=True, until=timezone.localdate() + timedelta(days=200))
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_to_renew.call() == 1
        assert ask_to_renew.call() == 0
    assert Notice.objects.get().user == ending.user


def test_who_says_yes_is_looked_at_by_staff_and_goes_on(client, ending, staff):
    client.force_login(ending.user)
    assert "De Linde" in client.get(reverse("my_home")).content.decode()
    client.post(reverse("verification:renewal"), {"tenancy": ending.pk, "answer": "yes"})
    client.force_login(staff)
    waiting = reverse("people_waiting")
    assert ending.user.get_full_name() in client.get(waiting).content.decode()
    client.post(reverse("judge_membership", args=[ending.pk]), {"answer": "yes"})
    ending.refresh_from_db()
    assert (ending.until - timezone.localdate()).days > 300
    assert ending.renewal_asked_at is None
    assert ending.user.get_full_name() not in client.get(waiting).content.decode()


def test_a_refused_renewal_ends_the_rights(client, ending, staff):
    ask_renewal(membership=ending, user=ending.user)
    client.force_login(staff)
    client.post(reverse("judge_membership", args=[ending.pk]), {"reason": "Verhuisd."})
    ending.refresh_from_db()
    assert not ending.is_in_force
    assert ending.refusal_reason == "Verhuisd."


def test_who_moved_is_no_tenant_any_more(client, ending):
    client.force_login(ending.user)
    client.post(reverse("verification:renewal"), {"tenancy": ending.pk, "answer": "moved"})
    ending.refresh_from_db()
    assert ending.state == Membership.State.EXPIRED


@pytest.mark.parametrize("tenancy", ["", "x", "999999", "\x00"])
def test_an_answer_about_somebody_elses_tenancy_is_refused(client, company, tenancy):
    client.force_login(tenant_of(company))
    answer = client.post(reverse("verification:renewal"), {"tenancy": tenancy, "answer": "moved"})
    assert answer.status_code == 404


def test_a_declaration_that_nobody_confirmed_gives_nothing_to_renew(company, staff):
    row = declare_tenancy(user=UserFactory(), company=company)
    approve_membership(membership=row, by=staff)
    row.refresh_from_db()
    assert row.until is not None


def test_without_verification_everybody_is_a_tenant_and_start_warns(company, settings):
    assert verification_is_on(None) == []
    settings.TENANT_VERIFICATION = False
    row = declare_tenancy(user=UserFactory(), company=company)
    assert (row.is_in_force, row.way) == (True, Membership.Way.UNCHECKED)
    assert [warning.id for warning in verification_is_on(None)] == ["verification.W001"]
