"""Giving and withdrawing consent: a row each time, never overwritten."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.privacy.consents import KINDS
from portal.privacy.models import Consent


@transaction.atomic
def agree(*, user: User, kind: str, way: str = "page") -> Consent:
    """Note that `user` agrees to the words of now. The same words again give the same row.

    Raises KeyError for a kind that nobody registered.
    """
    version = KINDS[kind].version
    User.objects.select_for_update().get(pk=user.pk)
    now = Consent.objects.filter(user=user, kind=kind, withdrawn_at__isnull=True).first()
    if now and now.version == version:
        return now
    if now:
        Consent.objects.filter(pk=now.pk).update(withdrawn_at=timezone.now())
    return Consent.objects.create(
        user=user, kind=kind, version=version, language=user.language, way=way
    )


@transaction.atomic
def withdraw(*, user: User, kind: str) -> bool:
    """No longer agree; False when there was nothing to withdraw."""
    in_force = Consent.objects.filter(user=user, kind=kind, withdrawn_at__isnull=True)
    return bool(in_force.update(withdrawn_at=timezone.now()))


def has_agreed(user: User, kind: str) -> bool:
    """Whether a consent to the words of now is in force."""
    rows = Consent.objects.filter(user=user, kind=kind, withdrawn_at__isnull=True)
    return rows.filter(version=KINDS[kind].version).exists()
