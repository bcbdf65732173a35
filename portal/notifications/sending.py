"""Mails go out one by one: a bad address or a dead server never stops the others.

Each is claimed by one worker. When that worker dies between the mail server's "accepted" and our
own note of it, the mail is tried again under the same Message-ID, so that nothing is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone
from django_tasks import task_backends

from .mail import mail_of
from .models import Delivery, Subscription
from .spreading import may_see, refusals, wants_mail
from .tasks import send_mails

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440))


def send_due() -> int:
    """Send all mails that are due; how many left. What fails waits longer each time."""
    connection, sent = get_connection(), 0
    for delivery in _claimed():
        sent += _send(delivery, connection)
    connection.close()
    _come_back()
    return sent


def _claimed() -> Iterator[Delivery]:
    keys = Delivery.objects.due().order_by("next_try_at").values_list("pk", flat=True)
    for pk in list(keys):
        mine = Delivery.objects.due().filter(pk=pk)
        taken = mine.update(
            state=Delivery.State.SENDING,
            attempts=F("attempts") + 1,
            next_try_at=timezone.now() + LEASE,
        )
        if taken:
            yield Delivery.objects.select_related("event__actor", "user").get(pk=pk)


def _send(delivery: Delivery, connection: BaseEmailBackend) -> int:
    if not _still_wanted(delivery):
        _close(delivery, Delivery.State.DROPPED)
        return 0
    try:
        mail_of(delivery, connection).send()
    except (SMTPException, OSError) as problem:
        # Never the words of the server: they repeat the address.
        _postpone(delivery, type(problem).__name__)
        connection.close()
        return 0
    _close(delivery, Delivery.State.SENT)
    return 1


def _still_wanted(delivery: Delivery) -> bool:
    """Rights and wishes count now, not when the mail was queued."""
    user, event = delivery.user, delivery.event
    wanted = wants_mail(user, delivery.reason, refusals([user]))
    if not wanted or not may_see(user, event.audience):
        return False
    if event.recipient_id:
        return True
    return Subscription.objects.filter(user=user, about=event.about).exists()


def _close(delivery: Delivery, state: str) -> None:
    sent_at = timezone.now() if state == Delivery.State.SENT else None
    Delivery.objects.filter(pk=delivery.pk).update(state=state, sent_at=sent_at, error="")


def _postpone(delivery: Delivery, error: str) -> None:
    given_up = delivery.attempts > len(PAUSES)
    logger.warning("mail.%s", "failed" if given_up else "postponed", extra={"error": error})
    pause = PAUSES[min(delivery.attempts, len(PAUSES)) - 1]
    Delivery.objects.filter(pk=delivery.pk).update(
        state=Delivery.State.FAILED if given_up else Delivery.State.WAITING,
        next_try_at=timezone.now() + pause,
        error=error[:80],
    )


def _come_back() -> None:
    """Ask the worker to look again when the first of the failed ones may be tried."""
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING).order_by("next_try_at")
    first = waiting.values_list("next_try_at", flat=True).first()
    if first and task_backends["default"].supports_defer:
        send_mails.using(run_after=max(first, timezone.now())).enqueue()
