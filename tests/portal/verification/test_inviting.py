"""Invitations work once, for one address and one role, and raise no right."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.accounts.actions import declare_work, end_membership
from portal.accounts.audiences import forget_rights
from portal.accounts.models import Membership, Role
from portal.verification.actions import add_domain, invite
from portal.verification.models import Invitation, TrustedDomain
from tests.factories.accounts import MembershipFactory, UserFactory, at_regulator, staff_of
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory
from tests.portal.accounts.conftest import link_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(company, admin, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invite(
            email="New@example.test",
            organisation=company,
            role=Role.PSC_WORKER,
            by=admin,
            language="nl",
        )
    return link_in(mail.outbox[-1])


@pytest.fixture
def invited():
    return UserFactory(email="new@example.test")


def test_the_invited_person_gets_one_role_in_one_place(client, link, company, invited):
    page = client.get(link).content.decode()
    assert "De Linde" in page
    client.force_login(invited)
    client.post(link)
    row = invited.memberships.get()
    assert (row.role, row.organisation_id, row.way) == (
        Role.PSC_WORKER,
        company.pk,
        Membership.Way.INVITATION,
    )
    assert client.post(link).status_code == 404
    assert invited.memberships.count() == 1


def test_somebody_else_cannot_use_it(client, link):
    stranger = UserFactory()
    client.force_login(stranger)
    assert client.get(link).status_code == 200
    client.post(link)
    assert not stranger.memberships.exists()


def test_an_address_that_is_not_confirmed_proves_nothing(client, link):
    user = UserFactory(email="new@example.test", address__verified=False)
    client.force_login(user)
    client.post(link)
    assert not user.memberships.exists()


@pytest.mark.parametrize("how", ["expired", "revoked", "inviter left", "inviter switched off"])
def test_a_spoiled_invitation_is_gone(client, link, admin, invited, how):
    if how == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    elif how == "revoked":
        Invitation.objects.update(revoked_at=timezone.now())
    elif how == "inviter left":
        end_membership(membership=admin.memberships.get(), by=None)
    else:
        admin.is_active = False
        admin.save()
    client.force_login(invited)
    assert client.post(link).status_code == 404
    assert not invited.memberships.exists()


def test_a_second_invitation_replaces_the_first(client, link, company, admin, invited):
    invite(
        email="new@example.test",
        organisation=company,
        role=Role.PSC_WORKER,
        by=admin,
        language="nl",
    )
    client.force_login(invited)
    assert client.post(link).status_code == 404


@pytest.mark.parametrize("role", [Role.SCOPED_ADMIN, Role.REGULATOR_ADMIN, Role.MODERATOR])
def test_nobody_hands_out_more_than_they_may(client, company, admin, role):
    with pytest.raises(PermissionDenied):
        invite(email="a@b.test", organisation=company, role=role, by=admin, language="nl")
    client.force_login(admin)
    values = {"email": "a@b.test", "organisation": "linde", "role": role, "language": "nl"}
    client.post(reverse("verification:invitations"), values)
    assert not Invitation.objects.exists()


def test_an_administrator_invites_in_their_own_place_alone(company, admin):
    other = HousingCompanyFactory()
    with pytest.raises(PermissionDenied):
        invite(email="a@b.test", organisation=other, role=Role.PSC_WORKER, by=admin, language="nl")


@pytest.mark.parametrize("role", [Role.COMPANY_EDITOR, Role.COUNTER_STAFF, Role.TENANT])
def test_others_see_neither_invitations_nor_rights(client, company, role):
    client.force_login(staff_of(company, role))
    for name in ("invitations", "rights"):
        assert client.get(reverse(f"verification:{name}")).status_code == 403


def test_the_list_of_rights_shows_ones_own_scope(client, company, admin):
    staff_of(company, Role.PSC_WORKER, display_name="Werker Hier")
    staff_of(HousingCompanyFactory(), Role.PSC_WORKER, display_name="Werker Elders")
    client.force_login(admin)
    page = client.get(reverse("verification:rights")).content.decode()
    assert "Werker Hier" in page
    assert "Werker Elders" not in page
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    assert "Werker Elders" in client.get(reverse("verification:rights")).content.decode()


def test_rights_are_looked_at_once_a_year(client, company, admin):
    worker = staff_of(company, Role.SOCIAL_WORKER)
    long_ago = timezone.now() - timedelta(days=500)
    Membership.objects.filter(user=worker).update(created_at=long_ago)
    client.force_login(admin)
    assert "?due=1" in client.get(reverse("my_home")).content.decode()
    row = worker.memberships.get()
    client.post(reverse("verification:right_answer", args=[row.pk]), {"answer": "keep"})
    row.refresh_from_db()
    assert row.reviewed_by == admin
    client.post(reverse("verification:right_answer", args=[row.pk]), {"answer": "end"})
    row.refresh_from_db()
    assert not row.is_in_force


def test_a_right_elsewhere_does_not_exist(client, admin):
    row = MembershipFactory(role=Role.PSC_WORKER, verified=True)
    client.force_login(admin)
    assert (
        client.post(
            reverse("verification:right_answer", args=[row.pk]), {"answer": "end"}
        ).status_code
        == 404
    )


def test_a_professional_is_known_by_the_address(client, django_capture_on_commit_callbacks):
    organisation = OrganisationFactory()
    lead = staff_of(organisation, Role.SCOPED_ADMIN)
    add_domain(organisation=organisation, domain="@Escale.test", by=lead)
    good, bad = UserFactory(email="a@escale.test"), UserFactory(email="a@escale.test.evil.test")
    unconfirmed = UserFactory(email="b@escale.test", address__verified=False)
    for user in (good, bad, unconfirmed):
        with django_capture_on_commit_callbacks(execute=True):
            declare_work(user=user, organisation=organisation, function="animator")
    assert good.memberships.get().is_in_force
    assert good.memberships.get().function == "animator"
    assert not bad.memberships.get().is_in_force
    assert not unconfirmed.memberships.get().is_in_force


@pytest.mark.parametrize("domain", ["gmail.com", "x", "a b.be", "-a.be", "", "a@b.be"])
def test_a_domain_must_be_an_organisations_own(company, admin, domain):
    with pytest.raises(ValidationError):
        add_domain(organisation=company, domain=domain, by=admin)


def test_a_domain_of_another_organisation_is_taken(client, company, admin):
    TrustedDomain.objects.create(organisation=OrganisationFactory(), domain="escale.test")
    client.force_login(admin)
    values = {"organisation": "linde", "domain": "escale.test"}
    assert client.post(reverse("verification:domain_add"), values).status_code == 200
    assert TrustedDomain.objects.get().organisation_id != company.pk
    forget_rights(admin)
