"""The numbers of erased accounts, kept beside the database so that no older backup brings one back.

A line is a number, the moment of erasing, and "texts" when messages went too; it names nobody. An
account that joined after that moment is somebody else who got the same number in a restored
database, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An account that was erased, and when; without a moment in lists that were kept by hand."""

    account: int
    at: datetime | None = None
    with_texts: bool = False

    def __str__(self) -> str:
        words = [str(self.account), self.at.isoformat() if self.at else ""]
        return " ".join([*filter(None, words), *(["texts"] if self.with_texts else [])])


def ledger() -> Path:
    """Where the portal keeps them by itself."""
    return Path(settings.DATA_DIR) / "erased.txt"


def write_down(stone: Tombstone) -> None:
    """Add a line to the ledger."""
    file = ledger()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="ascii") as stream:
        stream.write(f"{stone}\n")


def read_tombstones(file: Path) -> list[Tombstone]:
    """Those of a file. Raises ValueError when it holds anything else."""
    lines = file.read_text("ascii").splitlines()
    return [_read(line) for line in lines if line.strip()]


def _read(line: str) -> Tombstone:
    number, *rest = line.split()
    with_texts = rest[-1:] == ["texts"]
    moments = rest[:-1] if with_texts else rest
    if not (number.isdigit() and len(number) < 18 and len(moments) < 2):
        raise ValueError(line)
    at = datetime.fromisoformat(moments[0]) if moments else None
    if at and timezone.is_naive(at):
        raise ValueError(line)
    return Tombstone(int(number), at, with_texts)


def erase_again(stones: Iterable[Tombstone]) -> int:
    """Erase the accounts that came back with an older backup; how many. Again changes nothing."""
    from .actions import erase_person

    count = 0
    for stone in stones:
        user = User.objects.filter(pk=stone.account).first()
        if user and (stone.at is None or user.date_joined <= stone.at):
            erase_person(user=user, with_texts=stone.with_texts)
            count += 1
    return count
