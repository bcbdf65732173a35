"""Demo organisations, sites and accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from portal.accounts.actions import declare_tenancy, grant_membership
from portal.accounts.models import Membership, Role, User
from portal.operations.demo_accounts import PASSWORD
from portal.organisations.models import HousingCompany, Municipality, Organisation, Site
from portal.verification.actions import invite, make_letters, open_account
from portal.verification.models import TrustedDomain

from .loading import Demo, read


def load_organisations(demo: Demo) -> None:
    """Companies with their sites, and the organisations around them."""
    data = read("companies")
    places = {place.name_fr: place for place in Municipality.objects.all()}
    for table in data.get("company", []):
        company = HousingCompany.objects.create(
            code=f"demo-{table['key']}",
            **_names(table),
            acronym=table["acronym_nl"],
            company_kind=table["kind"],
            address_nl=table["address_nl"],
            address_fr=table["address_fr"],
            phone=table["phone"],
            emergency_phone=table["phone_urgent"],
            email=table["email"],
            accepts_candidate_requests=table["accepts_candidate_requests"],
            is_demo=True,
        )
        company.municipalities.set(places[name] for name in table["municipalities"])
        demo.companies[table["key"]] = demo.organisations[table["key"]] = company
        for site in table.get("sites", []):
            demo.sites[site["key"]] = _site(site, company, places)
    for table in data.get("organisation", []):
        demo.organisations[table["key"]] = _organisation(table, places)


def _site(table: dict[str, Any], company: HousingCompany, places: dict[str, Municipality]) -> Site:
    made = Site.objects.create(
        code=f"demo-{table['key']}",
        **_names(table),
        company=company,
        municipality=places.get(table["municipality"]),
        dwellings=table["dwellings"],
    )
    made.buildings.create(
        **_names(table), address_nl=table["address_nl"], address_fr=table["address_fr"]
    )
    return made


def _names(table: dict[str, Any]) -> dict[str, str]:
    return {"name_nl": table["name_nl"], "name_fr": table["name_fr"]}


def _organisation(table: dict[str, Any], places: dict[str, Municipality]) -> Organisation:
    if table.get("real"):
        # The regulator is no demo: it came with the reference data.
        found = Organisation.objects.filter(kind=table["kind"], is_demo=False).first()
        if found:
            return found
    made = Organisation.objects.create(
        code=f"demo-{table['key']}",
        **_names(table),
        kind=table["kind"],
        level=table["level"],
        acronym=table.get("acronym_nl", ""),
        phone=table.get("phone", ""),
        email=table.get("email", ""),
        is_demo=not table.get("real"),
    )
    made.municipalities.set(places[name] for name in table.get("municipalities", []))
    return made


def load_accounts(demo: Demo) -> None:
    """One account a role, and residents; all with the one password of the demo."""
    now = timezone.now()
    for table in read("accounts").get("account", []):
        user = User(
            email=table["email"],
            display_name=table["display_name"],
            language=table["language"],
            is_demo=True,
            date_joined=now - timedelta(days=table["joined_days_ago"]),
        )
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        demo.users[table["key"]] = user
        for membership in table.get("memberships", []):
            _member(demo, user, membership)


def _member(demo: Demo, user: User, table: dict[str, Any]) -> Membership:
    organisation = demo.organisations[table["organisation"]]
    # A worker's site is the project's business: only a tenancy has one.
    site = demo.sites.get(table.get("site", "")) if table["role"] == Role.TENANT else None
    if table["state"] != "verified":
        return declare_tenancy(user=user, company=organisation, site=site)
    return grant_membership(
        user=user, organisation=organisation, role=table["role"], site=site, by=None
    )


def load_verification(demo: Demo) -> None:
    """Letters, an invitation, an account opened at the counter, and a trusted domain."""
    company, staff, leader = demo.companies["linde"], demo.users["staff"], demo.users["leader"]
    site = company.sites.order_by("code").first()
    make_letters(company=company, by=staff, count=12, site=site, label="demo")
    invite(
        email="colleague@demo.example",
        organisation=company,
        role=Role.SOCIAL_WORKER,
        by=leader,
        language="nl",
    )
    hand_over, _code = open_account(
        display_name="Mevrouw R. (demo)",
        language="fr",
        company=company,
        by=staff,
        consent="samen gelezen aan het loket",
        site=site,
    )
    User.objects.filter(pk=hand_over.user_id).update(is_demo=True)
    escale = demo.organisations["escale"]
    TrustedDomain.objects.get_or_create(domain="escale.demo.example", organisation=escale)
    # A tenancy that must be confirmed anew soon, so that the question is seen.
    Membership.objects.filter(user=demo.users["resident1"], role=Role.TENANT).update(
        until=demo.day(20)
    )
