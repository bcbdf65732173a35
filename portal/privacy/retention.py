"""The daily purge: every rule of every room, counted first, and written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.core.personal import rules

from .models import RetentionRun


def what_is_over(now: datetime | None = None) -> dict[str, int]:
    """A dry run: how much each rule would remove now."""
    moment = now or timezone.now()
    return {rule.name: rule.count(moment) for rule in rules()}


def purge(now: datetime | None = None) -> RetentionRun:
    """Apply every rule and keep the report; run again, it finds nothing new.

    Each rule is a transaction of its own: one that fails leaves the others done.
    """
    moment = now or timezone.now()
    removed: dict[str, int] = {}
    for rule in rules():
        with transaction.atomic():
            removed[rule.name] = rule.purge(moment)
    return RetentionRun.objects.create(at=moment, removed=removed)
