"""A newcomer says where they live or work; those who know confirm."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.accounts.actions import (
    approve_membership,
    declare_tenancy,
    declare_work,
    end_membership,
    expire_memberships,
    grant_membership,
    refuse_membership,
)
from portal.accounts.audiences import audiences
from portal.accounts.models import Membership, Role
from portal.accounts.signals import membership_changed
from tests.factories.accounts import (
    MembershipFactory,
    UserFactory,
    at_regulator,
    staff_of,
    tenant_of,
)
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def declared(company):
    return declare_tenancy(user=UserFactory(language="fr"), company=company)


@pytest.fixture
def staff(company):
    return staff_of(company, Role.COUNTER_STAFF)


def test_declaring_waits_and_gives_no_rights(declared, company):
    assert declared.state == Membership.State.PENDING
    assert audiences(declared.user) == {"public", "member"}


def test_declaring_twice_gives_the_same_row(declared, company):
    assert declare_tenancy(user=declared.user, company=company) == declared


def test_a_site_of_another_company_is_refused(company):
    with pytest.raises(ValidationError):
        declare_tenancy(user=UserFactory(), company=company, site=SiteFactory())


def test_a_company_that_is_gone_is_refused():
    gone = HousingCompanyFactory(valid_to=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError):
        declare_tenancy(user=UserFactory(), company=gone)


@pytest.mark.parametrize("role", [Role.COMPANY_EDITOR, Role.COUNTER_STAFF, Role.SCOPED_ADMIN])
def test_staff_of_the_company_confirm(declared, company, role):
    approve_membership(membership=declared, by=staff_of(company, role))
    declared.refresh_from_db()
    assert declared.is_in_force
    assert company.audience in audiences(type(declared.user).objects.get(pk=declared.user_id))


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PSC_WORKER, Role.MODERATOR])
def test_other_colleagues_do_not_confirm(declared, company, role):
    with pytest.raises(PermissionDenied):
        approve_membership(membership=declared, by=staff_of(company, role))


def test_staff_of_another_company_do_not_confirm(declared):
    with pytest.raises(PermissionDenied):
        approve_membership(membership=declared, by=staff_of(HousingCompanyFactory()))


def test_tenants_do_not_confirm_each_other(declared, company):
    with pytest.raises(PermissionDenied):
        approve_membership(membership=declared, by=tenant_of(company))


def test_nobody_confirms_themselves(company, staff):
    own = declare_tenancy(user=staff, company=company)
    with pytest.raises(PermissionDenied):
        approve_membership(membership=own, by=staff)


def test_the_regulator_confirms_who_works_somewhere(company):
    declared = declare_work(user=UserFactory(), organisation=OrganisationFactory())
    with pytest.raises(PermissionDenied):
        approve_membership(membership=declared, by=staff_of(company))
    approve_membership(membership=declared, by=at_regulator(Role.REGULATOR_ADMIN))
    assert "professional" in audiences(type(declared.user).objects.get(pk=declared.user_id))


def test_a_refusal_needs_a_reason(declared, staff):
    with pytest.raises(ValidationError):
        refuse_membership(membership=declared, by=staff, reason="  ")


def test_judging_twice_is_refused(declared, staff):
    approve_membership(membership=declared, by=staff)
    with pytest.raises(ValidationError):
        refuse_membership(membership=declared, by=staff, reason="Too late")


@pytest.mark.django_db(transaction=True)
def test_the_person_is_told_in_their_language(declared, staff):
    refuse_membership(membership=declared, by=staff, reason="Votre nom n'est pas dans la liste.")
    message = mail.outbox[-1]
    assert message.to == [declared.user.email]
    assert message.subject == "Le Tilleul n'a pas confirmé votre demande"
    assert "Votre nom n'est pas dans la liste." in message.body
    assert "/fr/" in message.body


def test_other_rooms_hear_of_it_after_the_commit(
    declared, staff, django_capture_on_commit_callbacks
):
    heard = []

    def listen(membership, event, **kwargs):
        heard.append((membership.pk, event))

    membership_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            approve_membership(membership=declared, by=staff)
    finally:
        membership_changed.disconnect(listen)
    assert heard == [(declared.pk, "verified")]


def test_who_moves_ends_the_role_and_may_declare_again(company):
    user = tenant_of(company)
    end_membership(membership=user.memberships.get(), by=user)
    assert audiences(type(user).objects.get(pk=user.pk)) == {"public", "member"}
    assert declare_tenancy(user=user, company=company).state == Membership.State.PENDING


def test_others_cannot_end_my_role(company):
    with pytest.raises(PermissionDenied):
        end_membership(membership=tenant_of(company).memberships.get(), by=tenant_of(company))


def test_what_ran_out_is_closed(company):
    over = MembershipFactory(organisation=company, over=True)
    assert expire_memberships() == 1
    over.refresh_from_db()
    assert over.state == Membership.State.EXPIRED


def test_an_administrator_of_an_organisation_hands_out_its_own_roles_only(company):
    chief, person = staff_of(company, Role.SCOPED_ADMIN), UserFactory()
    granted = grant_membership(
        user=person, organisation=company, role=Role.COMPANY_EDITOR, by=chief
    )
    assert granted.is_in_force
    for role, where in [
        (Role.REGULATOR_ADMIN, company),
        (Role.MODERATOR, company),
        (Role.SCOPED_ADMIN, company),
        (Role.COMPANY_EDITOR, HousingCompanyFactory()),
    ]:
        with pytest.raises(PermissionDenied):
            grant_membership(user=person, organisation=where, role=role, by=chief)


def test_changes_are_written_down_with_who_did_it(declared, staff):
    from auditlog.models import LogEntry

    approve_membership(membership=declared, by=staff)
    entry = LogEntry.objects.get_for_object(declared).first()
    assert "state" in entry.changes
    assert "verified_by" in entry.changes
