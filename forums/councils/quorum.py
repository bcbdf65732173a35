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


def voices_needed(members: int, percent: int) -> int:
    """More than the share: of five members at fifty percent, three; never more than all."""
    return min(members * percent // 100 + 1, members)


def quorum_of(meeting: Meeting) -> Quorum:
    """Counted from the attendance that was noted."""
    rows = list(Attendance.objects.filter(meeting=meeting).values_list("seat", "status", "proxy"))
    present = {seat for seat, status, _proxy in rows if status == Attendance.Status.PRESENT}
    represented = sum(1 for _seat, _status, proxy in rows if proxy in present)
    return Quorum(
        members=len(rows),
        present=len(present),
        voices=len(present) + represented,
        needed=voices_needed(len(rows), meeting.council.quorum_percent),
    )
