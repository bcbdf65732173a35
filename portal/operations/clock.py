"""What must happen from time to time. Rooms register a task; one clock process hands them out.

Every task may come late, twice or not at all for a while: each looks at what is due now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django_tasks.base import Task


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task and how often it is handed to the worker."""

    task: Task
    every: timedelta


_periodic: dict[str, Periodic] = {}


def every(interval: timedelta, task: Task) -> Task:
    """Hand `task` to the worker once an `interval`."""
    _periodic[task.module_path] = Periodic(task, interval)
    return task


class Clock:
    """Remembers when each task was handed out last."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}

    def due(self, now: datetime) -> list[Task]:
        """The tasks whose time has come; they count as handed out."""
        found = []
        for name, periodic in _periodic.items():
            last = self._last.get(name)
            if last is None or now - last >= periodic.every:
                self._last[name] = now
                found.append(periodic.task)
        return found
