"""What changes because time passes: a question that closes, an activity that is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from .outbox.actions import mark_many
from .sources import all_sources

KEY = "search-looked-again"
LONGEST = timedelta(days=2)
# Two processes and their clocks do not agree to the second.
OVERLAP = timedelta(minutes=2)


def look_again(now: datetime | None = None) -> int:
    """Mark what began or ended since the last look; returns how many things.

    Asks each source that offers `changed_by_time(since, until)` for object ids. Looks back two days
    at most, so that a stopped clock or an emptied cache loses nothing that matters.
    """
    now = now or timezone.now()
    last = cache.get(KEY) or now - LONGEST
    since = max(last, now - LONGEST) - OVERLAP
    marked = 0
    for source in all_sources():
        changed = getattr(source, "changed_by_time", None)
        if changed is None:
            continue
        if ids := [str(one) for one in changed(since, now)]:
            mark_many(source.kind, ids)
            marked += len(ids)
    cache.set(KEY, now, None)
    return marked
