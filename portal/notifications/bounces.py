"""Mail that comes back: read from reports, counted by address, and a dead address is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User

from .links import address_mark
from .models import MailSettings

# A full mailbox or a server that is down for a day is no dead address.
SOFT_BOUNCES = 5
_address = re.compile(r"[^\s<>;,\"]+@[^\s<>;,\"]+")


@dataclass(frozen=True, slots=True)
class Report:
    """What a mail server says about one address."""

    address: str
    is_complaint: bool = False
    permanent: bool = False


@transaction.atomic
def note_bounce(address: str, *, permanent: bool) -> bool:
    """Count a mail that came back; whether the address is paused now. Quiet for unknown ones."""
    chosen = _settings_of(address)
    if chosen is None:
        return False
    chosen.bounces = min(chosen.bounces + 1, 1000)
    if permanent or chosen.bounces >= SOFT_BOUNCES:
        _pause(chosen, MailSettings.Pause.BOUNCE)
    chosen.save()
    return bool(chosen.pause)


@transaction.atomic
def note_complaint(address: str) -> bool:
    """Somebody pressed "unwanted mail": no more mail but about the account's safety."""
    chosen = _settings_of(address)
    if chosen is None:
        return False
    _pause(chosen, MailSettings.Pause.COMPLAINT)
    chosen.save()
    return True


@transaction.atomic
def resume(user: User) -> None:
    """The person says that the address works again."""
    MailSettings.objects.filter(user=user).update(pause="", bounces=0, paused_at=None)


def note(report: Report) -> bool:
    """Deal with a report; whether it paused an address."""
    if report.is_complaint:
        return note_complaint(report.address)
    return note_bounce(report.address, permanent=report.permanent)


def _settings_of(address: str) -> MailSettings | None:
    user = User.objects.filter(email__iexact=address.strip()).first() if address else None
    if user is None:
        return None
    MailSettings.objects.get_or_create(user=user)
    chosen = MailSettings.objects.select_for_update().get(user=user)
    if chosen.address_mark != address_mark(user):
        chosen.address_mark, chosen.bounces, chosen.pause = address_mark(user), 0, ""
    return chosen


def _pause(chosen: MailSettings, why: str) -> None:
    if not chosen.pause:
        chosen.pause, chosen.paused_at = why, timezone.now()


def read_report(raw: bytes) -> list[Report]:
    """The addresses of a delivery report (RFC 3464) or a complaint (RFC 5965); else nothing."""
    message: EmailMessage = message_from_bytes(raw, policy=policy.default)
    found: list[Report] = []
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            found += [report for block in _blocks(part) if (report := _failed(block))]
        elif kind == "message/feedback-report":
            for block in _blocks(part):
                address = _address.search(str(block.get("Original-Rcpt-To", "")))
                if address and str(block.get("Feedback-Type", "")).strip() == "abuse":
                    found.append(Report(address.group(), is_complaint=True))
    return found


def _blocks(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    if isinstance(payload, list):
        return payload
    text = str(payload)
    return [
        message_from_bytes(block.encode(), policy=policy.default)
        for block in re.split(r"\r?\n\r?\n", text)
    ]


def _failed(block: EmailMessage) -> Report | None:
    address = _address.search(str(block.get("Final-Recipient", "")))
    action = str(block.get("Action", "")).strip().lower()
    if address is None or action not in {"failed", "delayed"}:
        return None
    status = str(block.get("Status", "")).strip()
    return Report(address.group(), permanent=action == "failed" and status.startswith("5"))
