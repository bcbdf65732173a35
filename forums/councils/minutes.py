"""The minutes as one text, of which the fingerprint is taken."""

from __future__ import annotations

from django.utils import timezone

from .models import Attendance, Meeting


def minutes_text(meeting: Meeting) -> str:
    """Everything that was noted, in an order that never changes."""
    lines = [
        f"{meeting.title_nl} / {meeting.title_fr}",
        f"{timezone.localtime(meeting.starts_at):%Y-%m-%d %H:%M}",
        f"{meeting.place_nl} / {meeting.place_fr}",
    ]
    rows = Attendance.objects.filter(meeting=meeting).select_related("seat").order_by("seat")
    for row in rows:
        proxy = f" -> {row.proxy_id}" if row.proxy_id else ""
        name = row.seat.display_name or row.seat_id
        lines.append(f"{name}: {row.status}{proxy}")
    for item in meeting.items.order_by("position"):
        lines += ["", f"{item.position}. {item.title} ({item.kind})", item.text, item.notes]
        if item.decided_at:
            votes = f"{item.votes_for}/{item.votes_against}/{item.abstentions}"
            lines.append(f"= {item.decision} [{votes}]")
        lines += [f"- {task.text} ({task.due_on or ''})" for task in item.actions.order_by("pk")]
    lines += ["", meeting.public_minutes_nl, meeting.public_minutes_fr]
    return "\n".join(lines)
