"""Whether enough members are there to decide."""

from __future__ import annotations

from dataclasses import dataclass

from .models import Attendance, Meeting


@dataclass(frozen=True, slots=True)
class Quorum:
    """`voices` are members who are there, and those whom one of these votes for."""

    members: int
    present: int
    voices: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether the meeting may decide."""
        return self.members > 0 and self.voices >= self.needed


def quorum_of(meeting: Meeting) -> Quorum:
    """Counted from the attendance that was noted."""
    rows = list(Attendance.objects.filter(meeting=meeting).values_list("seat", "status", "proxy"))
    present = {seat for seat, status, _proxy in rows if status == Attendance.Status.PRESENT}
    represented = sum(1 for _seat, _status, proxy in rows if proxy in present)
    # More than the share: of five members at fifty percent, three.
    needed = len(rows) * meeting.council.quorum_percent // 100 + 1
    return Quorum(
        members=len(rows),
        present=len(present),
        voices=len(present) + represented,
        needed=min(needed, len(rows)),
    )
