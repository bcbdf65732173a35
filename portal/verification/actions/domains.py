"""Domains of e-mail addresses by which professionals are known."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actions import grant_membership
from portal.accounts.models import Membership, Role, User
from portal.organisations.models import Organisation
from portal.verification.models import TrustedDomain
from portal.verification.permissions import check_can_lead

# Anybody gets an address there: it proves nothing about where somebody works.
EVERYBODYS = frozenset(
    {
        *("gmail.com", "hotmail.com", "hotmail.be", "outlook.com", "outlook.be", "live.be"),
        *("live.com", "yahoo.com", "yahoo.fr", "icloud.com", "proton.me", "protonmail.com"),
        *("telenet.be", "skynet.be", "proximus.be", "scarlet.be", "voo.be", "brutele.be"),
        *("msn.com", "gmx.com", "laposte.net", "orange.fr"),
    }
)
SHAPE = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+\Z")


@transaction.atomic
def add_domain(*, organisation: Organisation, domain: str, by: User) -> TrustedDomain:
    """Trust confirmed addresses at `domain`.

    Raises PermissionDenied for others than its administrators, ValidationError for what is no
    domain, a domain where everybody gets an address, or one that is taken.
    """
    check_can_lead(by, organisation)
    name = domain.strip().lower().lstrip("@")
    if not SHAPE.match(name) or len(name) > 120:
        raise ValidationError({"domain": _("Write what comes after the @, for instance “vzw.be”.")})
    if name in EVERYBODYS:
        raise ValidationError({"domain": _("Anybody can get an address there. Invite people.")})
    row, _made = TrustedDomain.objects.get_or_create(
        domain=name, defaults={"organisation": organisation, "added_by": by}
    )
    if row.organisation_id != organisation.pk:
        raise ValidationError({"domain": _("This domain belongs to another organisation.")})
    return row


@transaction.atomic
def remove_domain(*, domain: TrustedDomain, by: User) -> None:
    """Trust it no longer; who was confirmed by it stays so until the review of rights."""
    check_can_lead(by, domain.organisation)
    domain.delete()


@transaction.atomic
def works_here_by_address(membership: Membership) -> bool:
    """Confirm a professional whose confirmed address is at a trusted domain; whether it was so."""
    waiting = {Membership.State.DECLARED, Membership.State.PENDING}
    if membership.role != Role.PROFESSIONAL or membership.state not in waiting:
        return False
    addresses = membership.user.emailaddress_set.filter(verified=True)
    domains = {address.email.rpartition("@")[2].lower() for address in addresses}
    trusted = TrustedDomain.objects.filter(
        organisation=membership.organisation_id, domain__in=domains
    )
    if not trusted.exists():
        return False
    grant_membership(
        user=membership.user,
        organisation=membership.organisation,
        role=Role.PROFESSIONAL,
        by=None,
        way=Membership.Way.DOMAIN,
    )
    return True
