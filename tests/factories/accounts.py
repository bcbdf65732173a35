"""People and their roles, the plainest valid ones."""

from datetime import timedelta

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from factory.django import DjangoModelFactory

from portal.accounts.models import Membership, Role, User
from portal.organisations.models import Organisation
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

PASSWORD = "three calm words here"


class EmailAddressFactory(DjangoModelFactory):
    email = factory.LazyAttribute(lambda address: address.user.email)
    verified = True
    primary = True

    class Meta:
        model = EmailAddress


class UserFactory(DjangoModelFactory):
    """A person who can log in with `PASSWORD`; `address__verified=False` has not confirmed yet."""

    email = factory.Sequence(lambda n: f"person{n}@example.test")
    display_name = factory.Sequence(lambda n: f"Person {n}")
    language = "nl"
    address = factory.RelatedFactory(EmailAddressFactory, factory_related_name="user")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        password = kwargs.pop("password", PASSWORD)
        return model_class.objects.create_user(*args, password=password, **kwargs)


class MembershipFactory(DjangoModelFactory):
    """A declared tenancy; the traits give it a state, `over` ends it yesterday."""

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(HousingCompanyFactory)
    role = Role.TENANT
    state = Membership.State.DECLARED

    class Meta:
        model = Membership

    class Params:
        pending = factory.Trait(state=Membership.State.PENDING)
        verified = factory.Trait(
            state=Membership.State.VERIFIED, verified_at=factory.LazyFunction(timezone.now)
        )
        over = factory.Trait(
            state=Membership.State.VERIFIED,
            since=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=400)),
            until=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
        )


def tenant_of(company: Organisation, **fields) -> User:
    """A confirmed tenant of `company`."""
    user = UserFactory(**fields)
    MembershipFactory(user=user, organisation=company, verified=True)
    return user


def staff_of(company: Organisation, role: str = Role.COMPANY_EDITOR, **fields) -> User:
    """A person who works at `company` in `role`."""
    user = UserFactory(**fields)
    MembershipFactory(user=user, organisation=company, role=role, verified=True)
    return user


def at_regulator(role: str = Role.REGULATOR_EDITOR, **fields) -> User:
    """A person who works at the regulator in `role`."""
    return staff_of(OrganisationFactory(regulator=True), role, **fields)
