"""A migrated SQLite database that test runs share, so that each need not run all migrations again.

It lies in the folder for temporary files, named after all that makes it: the migrations and the
pinned libraries. With other migrations it has another name.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parents[1]
# Held by the process that migrates; a process that dies lets it go.
_turns: list[TextIO] = []
ROOMS = ("portal", "search", "home", "projects", "forums")


def _what_makes_it() -> list[Path]:
    migrations = (path for room in ROOMS for path in (ROOT / room).glob("**/migrations/*.py"))
    settings = (ROOT / "portal" / "settings").glob("**/*.py")
    return sorted([*migrations, *settings, ROOT / "requirements" / "run.txt"])


def shared_file() -> Path:
    """Where the migrated database of this version of the project lies, or will lie."""
    digest = hashlib.sha256()
    for path in _what_makes_it():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return Path(tempfile.gettempdir()) / f"portal-migrated-{digest.hexdigest()[:24]}.sqlite3"


def _copy(source: Path, target: Path) -> None:
    # By SQLite itself, since a part may still stand in the log beside the file.
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def bring(target: Path) -> bool:
    """Put the migrated database at `target`; False when no run has kept one yet."""
    if not (found := shared_file()).exists():
        return False
    _copy(found, target)
    return True


def bring_or_wait(target: Path) -> None:
    """As `bring`; where several processes begin at once, one migrates and the others wait for it.

    Who comes first goes on without one, and must call `keep`.
    """
    if bring(target):
        return
    turn = shared_file().with_suffix(".turn").open("w")
    fcntl.flock(turn, fcntl.LOCK_EX)
    if bring(target):
        turn.close()
    else:
        _turns.append(turn)


def keep(source: Path) -> None:
    """Keep a database that was migrated just now for later runs, and let others go on."""
    target = shared_file()
    own = target.with_suffix(f".{os.getpid()}")
    _copy(source, own)
    own.replace(target)
    while _turns:
        _turns.pop().close()
