"""A company can be followed: its news is then told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.core.filling import filled
from portal.notifications.interests import register_interests
from portal.notifications.things import Thing, numbers, register_thing
from portal.organisations.models import HousingCompany, Organisation

from .lists import addresses_of


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("company", find_companies)
    register_interests(my_company)


def find_companies(user: User, identities: list[str]) -> Mapping[str, Thing]:
    """Companies are public: whoever is logged in may follow them."""
    companies = HousingCompany.objects.current().filter(pk__in=numbers(identities))
    locale = Locale.objects.filter(language_code=(get_language() or "nl")[:2]).first()
    keys = [company.pk for company in companies]
    addresses = addresses_of(keys, locale.pk) if locale and keys else {}
    return {
        str(company.pk): Thing(company.name, addresses.get(company.pk, "/"))
        for company in companies
    }


def my_company(user: User) -> Iterator[tuple[str, str]]:
    """The companies where somebody rents or works."""
    for membership in memberships_in_force(user):
        organisation = membership.organisation
        if organisation.kind == Organisation.Kind.COMPANY:
            name = filled(_("News of %(company)s"), {"company": organisation.name})
            yield f"company:{organisation.pk}", name
