"""Asking for a copy, for erasure, and for an end to a use of data."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.permissions import is_portal_admin
from portal.core.preferences import Preferences
from portal.privacy.models import DataExport, Erasure, Objection
from portal.privacy.tasks import make_copy

MOST_COPIES_A_DAY = 3


@transaction.atomic
def ask_copy(*, user: User) -> DataExport:
    """Have the worker make a copy of the data; asking while one is being made gives the same.

    Raises ValidationError after a few copies on one day.
    """
    User.objects.select_for_update().get(pk=user.pk)
    asked = DataExport.objects.filter(user=user, state=DataExport.State.ASKED).first()
    if asked:
        return asked
    since = timezone.now() - timedelta(days=1)
    if DataExport.objects.filter(user=user, asked_at__gte=since).count() >= MOST_COPIES_A_DAY:
        raise ValidationError(_("You asked for a few copies today. Try again tomorrow."))
    export = DataExport.objects.create(user=user)
    transaction.on_commit(partial(make_copy.enqueue, export.pk))
    return export


@transaction.atomic
def ask_erasure(*, user: User, with_texts: bool = False, why: str = Erasure.Why.OWN) -> Erasure:
    """Erase the account after the days of the setting; asked again, the first day stays.

    Raises PermissionDenied for the last technical administrator.
    """
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        raise PermissionDenied(_("The last administrator cannot leave."))
    days = Preferences.load().erasure_wait_days
    waiting = Erasure.objects.waiting().filter(user=user).first()
    if waiting:
        Erasure.objects.filter(pk=waiting.pk).update(with_texts=with_texts)
        waiting.with_texts = with_texts
        return waiting
    erasure, _made = Erasure.objects.update_or_create(
        user=user,
        defaults={
            "account": user.pk,
            "why": why,
            "with_texts": with_texts,
            "asked_at": timezone.now(),
            "due_at": timezone.now() + timedelta(days=days),
            "cancelled_at": None,
        },
    )
    return erasure


@transaction.atomic
def cancel_erasure(*, user: User) -> bool:
    """Undo it before it is done; False when there was nothing to undo."""
    waiting = Erasure.objects.waiting().filter(user=user)
    return bool(waiting.update(cancelled_at=timezone.now()))


@transaction.atomic
def object_to(*, user: User, kind: str, text: str) -> Objection:
    """Keep somebody's objection, correction or question for the contact for data protection."""
    objection = Objection(user=user, kind=kind, text=text.strip())
    objection.full_clean(exclude=["user", "answered_by"])
    objection.save()
    return objection


@transaction.atomic
def answer_objection(*, objection: Objection, by: User, answer: str) -> Objection:
    """Answer it, once. Raises PermissionDenied for others than the portal's administrators."""
    if not is_portal_admin(by):
        raise PermissionDenied
    if not answer.strip():
        raise ValidationError(_("Write an answer."))
    Objection.objects.filter(pk=objection.pk, answered_at__isnull=True).update(
        answer=answer.strip()[:4000], answered_at=timezone.now(), answered_by=by
    )
    objection.refresh_from_db()
    return objection
