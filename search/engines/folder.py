"""The folder of the embedded index: generations side by side, one writer, a stamp in each.

`CURRENT` names the generation that is read. A rebuild fills a new one and swaps the name, so that
readers see all of the old or all of the new. What is written meanwhile also goes into a journal,
which the rebuild takes over before it swaps.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.contract import EngineUnavailable

_PAUSE = 0.02


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a generation was made with."""

    shape: int
    language: str
    site_words: tuple[str, ...] = ()


class IndexFolder:
    """Generations, locks and the journal of one index folder."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def current(self) -> str | None:
        """The name of the generation that is read; None before the first one."""
        name = self._named()
        while name and not self.generation(name).is_dir():
            # A rebuild may have switched, and taken this one away, since the name was read.
            before, name = name, self._named()
            if name == before:
                return None
        return name or None

    def _named(self) -> str:
        """What stands in CURRENT; empty without it."""
        try:
            return (self.path / "CURRENT").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def generation(self, name: str) -> Path:
        """Where a generation is."""
        return self.path / os.path.basename(name)

    def create(self, stamp: Stamp) -> str:
        """An empty generation that nobody reads yet."""
        name = f"g-{time.time_ns():x}-{uuid.uuid4().hex[:6]}"
        path = self.generation(name)
        path.mkdir(parents=True)
        content = {
            "shape": stamp.shape,
            "language": stamp.language,
            "site_words": list(stamp.site_words),
        }
        (path / "stamp.json").write_text(json.dumps(content), encoding="utf-8")
        return name

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of a generation; None when it has none that can be read."""
        try:
            content = json.loads((self.generation(name) / "stamp.json").read_text("utf-8"))
            return Stamp(content["shape"], content["language"], tuple(content["site_words"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def switch(self, name: str) -> None:
        """Let readers go to another generation; whole or not at all, also after a power cut."""
        draft = self.path / f"CURRENT.{uuid.uuid4().hex[:6]}"
        with draft.open("w", encoding="ascii") as handle:
            handle.write(name)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(self.path / "CURRENT")

    def clean(self, *keep: str) -> None:
        """Remove the other generations; readers that still have one open keep its files."""
        for path in self.path.glob("g-*"):
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self, seconds: float) -> Iterator[None]:
        """Be the only writer; raises EngineUnavailable when another one does not end in time."""
        with self._locked("writer.lock", seconds, "The search index is being written"):
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Be the only rebuild; raises EngineUnavailable when one is going on."""
        with self._locked("rebuild.lock", 0, "The search index is being rebuilt"):
            yield

    def is_rebuilding(self) -> bool:
        """True while a live process rebuilds; the lock of a dead one is gone with it."""
        try:
            with self.rebuilding():
                return False
        except EngineUnavailable:
            return True

    @contextmanager
    def _locked(self, name: str, seconds: float, busy: str) -> Iterator[None]:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = (self.path / name).open("a")
        except OSError as error:
            raise EngineUnavailable(f"The search index folder cannot be used: {error}") from error
        with handle:
            until = time.monotonic() + seconds
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() >= until:
                        raise EngineUnavailable(busy) from None
                    time.sleep(_PAUSE)
            yield

    # The journal is written and read by whoever holds the writer's lock.

    @property
    def _journal(self) -> Path:
        return self.path / "journal"

    def open_journal(self) -> None:
        """Begin to note what is written."""
        self._journal.write_text("", encoding="utf-8")

    def note(self, entries: Iterable[dict[str, Any]]) -> None:
        """Add to the journal while a rebuild goes on; a journal left by a crash is removed."""
        if not self._journal.exists():
            return
        if not self.is_rebuilding():
            self.close_journal()
            return
        with self._journal.open("a", encoding="utf-8") as handle:
            for entry in entries:
                handle.write(json.dumps(entry) + "\n")

    def read_journal(self) -> Iterator[dict[str, Any]]:
        """What was written since the journal was opened, in order."""
        with self._journal.open(encoding="utf-8") as handle:
            for line in handle:
                yield json.loads(line)

    def close_journal(self) -> None:
        """Forget the journal."""
        self._journal.unlink(missing_ok=True)
