"""How long a server was on a processor: what it costs, whatever else the machine does meanwhile."""

from __future__ import annotations

from pathlib import Path

NANOSECONDS = 1e9
# Place of the process group among the fields after the name in /proc/<pid>/stat.
GROUP_FIELD = 2
_groups: dict[int, int] = {}


def watch(port: int, group: int) -> None:
    """Remember which group of processes serves a port."""
    _groups[port] = group


def seconds_of(port: int) -> float:
    """What all threads of the port's server have used; 0 where the system does not tell."""
    group = _groups.get(port)
    return sum(_used(process) for process in Path("/proc").glob("[0-9]*") if _in(process, group))


def _in(process: Path, group: int | None) -> bool:
    try:
        fields = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return False
    return int(fields[GROUP_FIELD]) == group


def _used(process: Path) -> float:
    total = 0
    for thread in process.glob("task/*/schedstat"):
        try:
            total += int(thread.read_text("utf-8").split()[0])
        except OSError:
            continue
    return total / NANOSECONDS
