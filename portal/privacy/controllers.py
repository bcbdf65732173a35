"""Who answers for which part of the data, and what each tells about it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.audiences import Anybody, has_role
from portal.accounts.models import Role, User
from portal.accounts.permissions import is_portal_admin
from portal.core.personal import Controller
from portal.organisations.models import Organisation

from .models import Statement

KINDS = {
    Organisation.Kind.REGULATOR: Controller.PORTAL,
    Organisation.Kind.COMPANY: Controller.COMPANY,
}


def controllers() -> QuerySet[Organisation]:
    """The organisations that answer for data today, the regulator first."""
    return Organisation.objects.current().filter(kind__in=KINDS).order_by("-kind", "code")


def part_of(organisation: Organisation) -> Controller:
    """The part of the register that this organisation answers for."""
    return KINDS[organisation.kind]


def statement_of(organisation: Organisation) -> Statement:
    """What it tells; an unsaved one while it has told nothing."""
    found = Statement.objects.filter(organisation=organisation).first()
    return found or Statement(organisation=organisation)


def can_change(user: Anybody, organisation: Organisation) -> bool:
    """Whether the person writes this statement: an administrator of it, or of the portal."""
    return is_portal_admin(user) or has_role(user, {Role.SCOPED_ADMIN}, organisation.pk)


def check_can_change(user: Anybody, organisation: Organisation) -> None:
    """Raises PermissionDenied for others than its administrators."""
    if not can_change(user, organisation):
        raise PermissionDenied(_("Only an administrator of this organisation may do this."))


@transaction.atomic
def change_statement(*, statement: Statement, by: User) -> Statement:
    """Keep a statement that was checked. Raises PermissionDenied as `check_can_change`."""
    check_can_change(by, statement.organisation)
    statement.changed_by = by
    statement.full_clean(exclude=["organisation", "changed_by"])
    statement.save()
    return statement
