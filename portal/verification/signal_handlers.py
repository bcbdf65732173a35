"""Events of others: somebody says where they work, confirms an address, or comes by a provider."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import email_confirmed, user_logged_in
from django.http import HttpRequest

from portal.accounts.actions import grant_membership
from portal.accounts.models import Membership, Role, User
from portal.accounts.oidc.provider import COMPANY_CLAIM
from portal.accounts.signals import membership_changed
from portal.organisations.models import HousingCompany

from .actions import works_here_by_address


def connect() -> None:
    """Listen to them; called once, when the room is ready."""
    membership_changed.connect(known_by_address, dispatch_uid="known_by_address")
    email_confirmed.connect(known_after_confirming, dispatch_uid="known_after_confirming")
    user_logged_in.connect(known_by_provider, dispatch_uid="known_by_provider")


def known_by_address(*, membership: Membership, event: str, **kwargs: Any) -> None:
    """A professional with an address of the organisation does not wait."""
    if event == "declared":
        works_here_by_address(membership)


def known_after_confirming(email_address: Any, **kwargs: Any) -> None:
    """The address was proven after the organisation was chosen."""
    waiting = Membership.objects.waiting().filter(user=email_address.user, role=Role.PROFESSIONAL)
    for membership in waiting.select_related("user", "organisation"):
        works_here_by_address(membership)


def known_by_provider(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A configured provider said from which company this person rents; nothing else is kept."""
    code = getattr(request, COMPANY_CLAIM, "")
    company = HousingCompany.objects.current().filter(code=code).first() if code else None
    if company is None:
        return
    grant_membership(
        user=user,
        organisation=company,
        role=Role.TENANT,
        by=None,
        way=Membership.Way.PROVIDER,
    )
