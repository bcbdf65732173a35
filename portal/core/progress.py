"""A line that shows how far a long command is."""

from __future__ import annotations

import time
from typing import TextIO

WIDTH = 30


class ProgressBar:
    """Call it with the number of things just done; on a terminal the line is drawn over itself."""

    def __init__(self, total: int, out: TextIO) -> None:
        self.total, self.done, self.out = total, 0, out
        self.started = time.monotonic()
        self._shown = -1

    @property
    def rate(self) -> float:
        """Things a second since the start."""
        return self.done / max(time.monotonic() - self.started, 0.001)

    def __call__(self, count: int) -> None:
        self.done += count
        share = min(self.done / self.total, 1) if self.total else 1
        # A log file gets ten lines, a terminal one that moves.
        step = int(share * (100 if self.out.isatty() else 10))
        if step == self._shown and self.done < self.total:
            return
        self._shown = step
        bar = "#" * int(share * WIDTH)
        text = f"[{bar:<{WIDTH}}] {self.done}/{self.total} {share:4.0%} {self.rate:.0f}/s"
        end = "\r" if self.out.isatty() and self.done < self.total else "\n"
        self.out.write(text + end)
        self.out.flush()


class Counter:
    """How far work of unknown length is. Call it with the number of things done so far."""

    def __init__(self, out: TextIO, name: str) -> None:
        self.out, self.name = out, name
        self.done = 0
        self.started = time.monotonic()
        self._shown_at = self.started

    def __call__(self, done: int) -> None:
        self.done = done
        now = time.monotonic()
        # A terminal has a line that moves, a log file one each ten seconds.
        if now - self._shown_at >= (0.2 if self.out.isatty() else 10):
            self._shown_at = now
            self._show("\r" if self.out.isatty() else "\n")

    def end(self) -> None:
        """Show the last number."""
        self._show("\n")

    def _show(self, end: str) -> None:
        rate = self.done / max(time.monotonic() - self.started, 0.001)
        self.out.write(f"{self.name}: {self.done} ({rate:.0f}/s){end}")
        self.out.flush()
