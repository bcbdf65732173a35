"""The dates of one activity as its page lists them: with the days left out named among them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Sum

from .actions import plan_of
from .agenda import Row, row_of
from .models import Activity, Session, SignUp

SHOWN = 12


def dates_of(activity: Activity, number: int = SHOWN) -> list[Row]:
    """The next dates, and between them the days without, each with its reason."""
    sessions = list(activity.sessions.coming()[:number])
    for session in sessions:
        session.activity = activity
    rows = [row_of(session) for session in sessions]
    if not rows:
        return rows
    known = {row.day for row in rows}
    pattern = rows[0]
    left_out = [
        replace(
            pattern,
            pk=0,
            day=day,
            time="",
            place="",
            is_cancelled=False,
            is_moved=False,
            reason="",
            skipped=name,
        )
        for day, name in plan_of(activity).skipped
        if rows[0].day <= day <= rows[-1].day and day not in known
    ]
    return sorted([*rows, *left_out], key=lambda row: (row.day, row.pk))


def places_of(session: Session) -> dict[str, Any]:
    """How many places are left, and how many people wait; None left means no limit."""
    activity = session.activity
    if not activity.takes_sign_ups:
        return {"left": None, "waiting": 0}
    sums = dict(
        session.sign_ups.standing().order_by().values_list("state").annotate(sum=Sum("places"))
    )
    taken = sums.get(SignUp.State.CONFIRMED, 0)
    left = None if activity.capacity is None else max(0, activity.capacity - taken)
    return {"left": left, "waiting": sums.get(SignUp.State.WAITING, 0)}


def turn_of(sign_up: SignUp) -> int:
    """Which place on the waiting list somebody has; 0 for who does not wait."""
    if sign_up.state != SignUp.State.WAITING:
        return 0
    return sign_up.session.sign_ups.waiting().filter(pk__lte=sign_up.pk).count()
