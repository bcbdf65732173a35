"""Mails that development writes into a folder: those to an erased person go too."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings

SEPARATOR = b"-" * 79 + b"\n"


def forget_mails(address: str) -> int:
    """Take the mails to `address` out of the folder; how many. Quiet where mail is really sent."""
    folder = Path(settings.MAIL_FOLDER)
    gone = 0
    for file in folder.glob("*.log") if folder.is_dir() else ():
        parts = [part for part in file.read_bytes().split(SEPARATOR) if part.strip()]
        kept = [part for part in parts if not _is_to(part, address)]
        if len(kept) < len(parts):
            gone += len(parts) - len(kept)
            file.write_bytes(b"".join(part + SEPARATOR for part in kept))
    return gone


def _is_to(raw: bytes, address: str) -> bool:
    message = message_from_bytes(raw, policy=policy.default)
    found = getaddresses([str(message.get("To", ""))])
    return address.lower() in {mailbox.lower() for _name, mailbox in found}
