"""Reading the mails that development writes into a folder instead of sending them."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

SEPARATOR = b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as a reader sees it."""

    key: str
    sender: str
    to: str
    subject: str
    sent_at: datetime | None
    text: str
    html: str


def _parse(key: str, raw: bytes) -> Mail:
    message: EmailMessage = email.message_from_bytes(raw, policy=email.policy.default)
    text = message.get_body(("plain",))
    html = message.get_body(("html",))
    return Mail(
        key=key,
        sender=message.get("From", ""),
        to=message.get("To", ""),
        subject=message.get("Subject", ""),
        sent_at=parsedate_to_datetime(message["Date"]) if message["Date"] else None,
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
    )


def mails(limit: int = 100) -> list[Mail]:
    """The newest mails of the folder, newest first."""
    folder = Path(settings.MAIL_FOLDER)
    found: list[Mail] = []
    for file in sorted(folder.glob("*.log"), reverse=True)[:limit]:
        parts = [part for part in file.read_bytes().split(SEPARATOR) if part.strip()]
        for number in reversed(range(len(parts))):
            found.append(_parse(f"{file.stem}-{number}", parts[number]))
    return found[:limit]


def mail(key: str) -> Mail | None:
    """One mail by its key, or None."""
    return next((item for item in mails(1000) if item.key == key), None)
