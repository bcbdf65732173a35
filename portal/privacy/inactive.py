"""Accounts that nobody uses: asked first, erased when nobody answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.accounts.roles import WORKING_ROLES
from portal.core.preferences import Preferences

from .models import Erasure
from .notices import tell_inactive

DAYS_TO_ANSWER = 30


def unused(now: datetime) -> QuerySet[User]:
    """Accounts without a login for the months of the setting, that nobody was asked about yet."""
    months = max(Preferences.load().retention_inactive_months, 1)
    before = now - relativedelta(months=months)
    quiet = Q(last_login__lt=before) | Q(last_login__isnull=True, date_joined__lt=before)
    asked = Erasure.objects.waiting().filter(user=OuterRef("pk"))
    return User.objects.filter(quiet, ~Exists(asked), is_superuser=False)


def unconfirmed(now: datetime) -> QuerySet[User]:
    """Accounts whose address was never confirmed, and that were never used."""
    from allauth.account.models import EmailAddress

    months = max(Preferences.load().retention_unverified_months, 1)
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    return User.objects.filter(
        ~Exists(confirmed),
        ~Q(email=""),
        last_login__isnull=True,
        is_superuser=False,
        date_joined__lt=now - relativedelta(months=months),
    )


def ask_inactive(now: datetime | None = None) -> int:
    """Ask people who were long away whether they still need the account; how many were asked."""
    moment, asked = now or timezone.now(), 0
    for user in list(unused(moment)[:500]):
        if any(row.role in WORKING_ROLES for row in memberships_in_force(user)):
            continue  # Rights of staff end by the yearly review, with somebody looking.
        with transaction.atomic():
            due = moment + timedelta(days=DAYS_TO_ANSWER)
            Erasure.objects.update_or_create(
                user=user,
                defaults={
                    "account": user.pk,
                    "why": Erasure.Why.INACTIVE,
                    "asked_at": moment,
                    "due_at": due,
                    "cancelled_at": None,
                },
            )
            tell_inactive(user, due)
        asked += 1
    return asked


def came_back(user: User) -> None:
    """Whoever logs in keeps the account, unless they asked to leave themselves."""
    rows = Erasure.objects.waiting().filter(user=user, why=Erasure.Why.INACTIVE)
    rows.update(cancelled_at=timezone.now())
