"""Roles come and go: declared, confirmed, refused, granted, ended. One door for all."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany, Organisation, Site

from .audiences import forget_rights
from .models import Membership, Role, User
from .permissions import check_can_end, check_can_grant, check_can_judge
from .signals import membership_changed
from .tasks import tell_person

State = Membership.State
Way = Membership.Way


@transaction.atomic
def declare_tenancy(
    *, user: User, company: HousingCompany, site: Site | None = None, at: datetime | None = None
) -> Membership:
    """The person says to rent from `company`; its staff confirms. Asking twice gives the same row.

    Raises PermissionDenied for an account that is switched off, ValidationError when the site is
    of another company or the company no longer exists.
    """
    return _declare(user, company, Role.TENANT, site, at)


@transaction.atomic
def declare_work(
    *, user: User, organisation: Organisation, function: str = "", at: datetime | None = None
) -> Membership:
    """The person says to work at `organisation`; its administrator or the regulator confirms."""
    return _declare(user, organisation, Role.PROFESSIONAL, None, at, function)


def _declare(
    user: User,
    organisation: Organisation,
    role: str,
    site: Site | None,
    at: datetime | None,
    function: str = "",
) -> Membership:
    if not user.is_active:
        raise PermissionDenied(_("This account is switched off."))
    if not Organisation.objects.current().filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("This organisation no longer exists.")})
    # Whoever asks at the same moment waits here, and then finds the row.
    User.objects.select_for_update().get(pk=user.pk)
    current = _current(user, organisation, role)
    if current:
        return current
    membership = Membership(
        user=user,
        organisation_id=organisation.pk,
        role=role,
        site=site,
        function=function[:80],
        state=State.PENDING,
    )
    if role == Role.TENANT and not settings.TENANT_VERIFICATION:
        return _confirm(membership, Way.UNCHECKED, at=at)
    return _save(membership, "declared", at=at)


def _current(user: User, organisation: Organisation, role: str) -> Membership | None:
    states = [State.DECLARED, State.PENDING, State.VERIFIED]
    rows = Membership.objects.filter(
        user=user, organisation_id=organisation.pk, role=role, state__in=states
    )
    membership = rows.first()
    if membership and membership.state == State.VERIFIED and not membership.is_in_force:
        membership.state = State.EXPIRED
        _save(membership, "ended")
        return None
    return membership


@transaction.atomic
def approve_membership(
    *,
    membership: Membership,
    by: User,
    until: date | None = None,
    way: str = Way.REQUEST,
    at: datetime | None = None,
) -> Membership:
    """Confirm a declaration, or a tenancy anew; the rights hold at once and the person gets a mail.

    Raises PermissionDenied for others than those who verify there, ValidationError when it was
    judged already.
    """
    membership = _locked(membership)
    check_can_judge(by, membership)
    _check_waiting(membership)
    return _confirm(membership, way, by=by, until=until, at=at)


@transaction.atomic
def ask_renewal(*, membership: Membership, user: User) -> Membership:
    """The person says that it is still so; staff look again before it runs out.

    Raises PermissionDenied for anybody else's tenancy or for one that is over.
    """
    membership = _locked(membership)
    if membership.user_id != user.pk or not membership.is_in_force:
        raise PermissionDenied(_("This tenancy cannot be confirmed anew."))
    if membership.renewal_asked_at is None:
        membership.renewal_asked_at = timezone.now()
        membership.save(update_fields=["renewal_asked_at", "changed_at"])
    return membership


@transaction.atomic
def refuse_membership(
    *, membership: Membership, by: User, reason: str, at: datetime | None = None
) -> Membership:
    """Refuse a declaration, with a reason that the person reads.

    Raises ValidationError without a reason or when it was judged already.
    """
    membership = _locked(membership)
    check_can_judge(by, membership)
    _check_waiting(membership)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why. The person reads this.")})
    if membership.state == State.VERIFIED:
        membership.until = max(timezone.localdate(), membership.since)
        membership.renewal_asked_at = None
    membership.state = State.REFUSED
    membership.refusal_reason = reason.strip()
    return _save(membership, "refused", by=by, at=at)


@transaction.atomic
def end_membership(
    *, membership: Membership, by: User | None, on: date | None = None
) -> Membership:
    """End a role, today or on a day to come. `by` is the person, a verifier, or None for a rule.

    Raises PermissionDenied for anybody else.
    """
    membership = _locked(membership)
    if by is not None:
        check_can_end(by, membership)
    last_day = on or timezone.localdate()
    if last_day > timezone.localdate():
        membership.until = last_day
        return _save(membership, "ending")
    membership.until = max(last_day, membership.since)
    membership.state = State.EXPIRED
    return _save(membership, "ended")


@transaction.atomic
def grant_membership(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    by: User | None,
    site: Site | None = None,
    until: date | None = None,
    way: str = Way.GRANTED,
    function: str = "",
    at: datetime | None = None,
) -> Membership:
    """Give a role at once. `by` may be None only where something else proves the right.

    That is a command, an import, a code from a letter, an invitation or a provider. A tenancy that
    holds already is confirmed anew; any other role that holds gives the same row.
    Raises PermissionDenied when `by` may not give this role there.
    """
    if by is not None:
        check_can_grant(by, organisation, role)
    User.objects.select_for_update().get(pk=user.pk)
    membership = _current(user, organisation, role) or Membership(
        user=user, organisation_id=organisation.pk, role=role
    )
    if membership.state == State.VERIFIED and (role != Role.TENANT or way == Way.GRANTED):
        return membership
    membership.site = site or membership.site
    membership.function = function[:80] or membership.function
    return _confirm(membership, way, by=by, until=until, at=at)


def _confirm(
    membership: Membership,
    way: str,
    *,
    by: User | None = None,
    until: date | None = None,
    at: datetime | None = None,
) -> Membership:
    membership.state = State.VERIFIED
    membership.way = way
    membership.until = until or _until(membership.role, at)
    membership.renewal_asked_at = membership.renewal_told_at = None
    return _save(membership, "verified", by=by, at=at)


def _until(role: str, at: datetime | None) -> date | None:
    """A tenancy is confirmed for a year; other roles are looked at by the review of rights."""
    months = Preferences.load().tenancy_confirm_months
    if role != Role.TENANT or not months:
        return None
    return max(timezone.localdate(at), timezone.localdate()) + relativedelta(months=months)


@transaction.atomic
def expire_memberships() -> int:
    """Close what ran out; rights ended on the day itself already. Says how many."""
    over = Membership.objects.filter(state=State.VERIFIED, until__lt=timezone.localdate())
    rows = list(over.select_for_update())
    for membership in rows:
        membership.state = State.EXPIRED
        _save(membership, "ended")
    return len(rows)


@transaction.atomic
def switch_off_account(*, user: User) -> None:
    """Out at once, on every device; the account stays, so that it can be switched on again."""
    user.is_active = False
    user.save(update_fields=["is_active"])


def _locked(membership: Membership) -> Membership:
    rows = Membership.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "user").get(pk=membership.pk)


def _check_waiting(membership: Membership) -> None:
    renewal = membership.state == State.VERIFIED and membership.renewal_asked_at is not None
    if membership.state not in {State.DECLARED, State.PENDING} and not renewal:
        raise ValidationError(_("Somebody has judged this already."))


def _save(
    membership: Membership,
    event: str,
    *,
    by: User | None = None,
    at: datetime | None = None,
) -> Membership:
    moment = at or timezone.now()
    if membership._state.adding:
        membership.since = timezone.localdate(moment)
    if event in {"verified", "refused"}:
        membership.verified_by, membership.verified_at = by, moment
    membership.full_clean(exclude=["user", "organisation", "verified_by"])
    membership.save()
    if at and event == "declared":
        Membership.objects.filter(pk=membership.pk).update(created_at=at)
    forget_rights(membership.user)
    transaction.on_commit(partial(_tell, membership, event))
    return membership


def _tell(membership: Membership, event: str) -> None:
    membership_changed.send(sender=Membership, membership=membership, event=event)
    if event in {"verified", "refused"} and not membership.user.is_demo:
        tell_person.enqueue(membership.pk, event)
