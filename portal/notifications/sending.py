"""Mails go out one by one: a bad address or a dead server never stops the others.

Each is claimed by one worker. When that worker dies between the mail server's "accepted" and our
own note of it, the mail is tried again under the same Message-ID, so that nothing is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task_backends

from .bounces import note_bounce
from .deciding import Then, decide
from .digests import digest_mail, make_digests
from .mail import mail_of
from .models import Delivery, Digest
from .tasks import send_mails

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440))
AT_ONCE = 200
REFUSED = 500
Row = Delivery | Digest
Write = Callable[[Any, BaseEmailBackend], EmailMultiAlternatives | None]


def send_due() -> int:
    """Send all mails and summaries that are due; how many left. What fails waits ever longer."""
    connection, sent = get_connection(), 0
    for delivery in _claimed(Delivery):
        sent += _deal_with(delivery, connection)
    make_digests(timezone.now())
    for digest in _claimed(Digest):
        sent += _send(digest, digest_mail, connection)
    connection.close()
    _come_back()
    return sent


def _claimed(model: type[Row]) -> Iterator[Any]:
    """Rows that are due, each taken by this worker alone; a batch of keys at a time."""
    seen: set[int] = set()
    while keys := _due_keys(model, seen):
        seen.update(keys)
        for pk in keys:
            taken = (
                model.objects.due()
                .filter(pk=pk)
                .update(
                    state=Delivery.State.SENDING,
                    attempts=F("attempts") + 1,
                    next_try_at=timezone.now() + LEASE,
                )
            )
            if taken:
                related = ("event__actor", "user") if model is Delivery else ("user",)
                yield model.objects.select_related(*related).get(pk=pk)


def _due_keys(model: type[Row], seen: set[int]) -> list[int]:
    rows = model.objects.due().order_by("next_try_at", "pk").values_list("pk", flat=True)
    return [pk for pk in rows[:AT_ONCE] if pk not in seen]


def _deal_with(delivery: Delivery, connection: BaseEmailBackend) -> int:
    with transaction.atomic():
        decision = decide(delivery, timezone.now())
        if decision.then == Then.DROP:
            _close(delivery, Delivery.State.DROPPED)
            return 0
        if decision.then == Then.BUNDLE:
            _set_aside(delivery, Delivery.State.BUNDLED, decision.at)
            return 0
        if decision.then == Then.LATER:
            _set_aside(delivery, Delivery.State.WAITING, decision.at)
            return 0
        if decision.counts:
            _count(delivery)
    return _send(delivery, mail_of, connection)


def _count(row: Row) -> None:
    row.counted_at = timezone.now()
    type(row).objects.filter(pk=row.pk).update(counted_at=row.counted_at)


def _set_aside(delivery: Delivery, state: str, until: datetime | None) -> None:
    # Waiting for an hour is no failed attempt.
    Delivery.objects.filter(pk=delivery.pk).update(
        state=state, next_try_at=until, attempts=F("attempts") - 1
    )


def _send(row: Row, write: Write, connection: BaseEmailBackend) -> int:
    mail = write(row, connection)
    if mail is None:
        _close(row, Delivery.State.DROPPED)
        return 0
    try:
        mail.send()
    except SMTPRecipientsRefused as problem:
        _refused(row, problem)
        return 0
    except (SMTPException, OSError) as problem:
        # Never the words of the server: they repeat the address.
        _postpone(row, type(problem).__name__)
        connection.close()
        return 0
    if row.counted_at is not None:
        _count(row)
    _close(row, Delivery.State.SENT)
    return 1


def _refused(row: Row, problem: SMTPRecipientsRefused) -> None:
    """The server knows no such mailbox; what may pass is tried again, what is final is noted."""
    codes = [code for code, _words in problem.recipients.values()]
    if codes and min(codes) >= REFUSED:
        note_bounce(row.user.email, permanent=True)
        _close(row, Delivery.State.FAILED, error="SMTPRecipientsRefused")
        return
    _postpone(row, "SMTPRecipientsRefused")


def _close(row: Row, state: str, error: str = "") -> None:
    is_sent = state == Delivery.State.SENT
    values: dict[str, Any] = {"state": state, "error": error}
    if is_sent:
        values["sent_at"] = timezone.now()
    else:
        # What never left takes no place in the week.
        values["counted_at"] = None
    type(row).objects.filter(pk=row.pk).update(**values)


def _postpone(row: Row, error: str) -> None:
    given_up = row.attempts > len(PAUSES)
    logger.warning("mail.%s", "failed" if given_up else "postponed", extra={"error": error})
    if given_up:
        _close(row, Delivery.State.FAILED, error=error[:80])
        return
    pause = PAUSES[min(row.attempts, len(PAUSES)) - 1]
    type(row).objects.filter(pk=row.pk).update(
        state=Delivery.State.WAITING, next_try_at=timezone.now() + pause, error=error[:80]
    )


def _come_back() -> None:
    """Ask the worker to look again when the first of the failed ones may be tried."""
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING).order_by("next_try_at")
    first = waiting.values_list("next_try_at", flat=True).first()
    if first and task_backends["default"].supports_defer:
        send_mails.using(run_after=max(first, timezone.now())).enqueue()
