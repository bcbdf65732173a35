"""Pages that go online, or off it, on the day that an editor set.

Wagtail's own command does the same in one go; there one page that cannot be published (its plain
language was taken out since) keeps all later ones waiting. Here each page stands for itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 200


def take_off_expired() -> int:
    """Unpublish the pages whose last day has passed; says how many."""
    pages = Page.objects.filter(live=True, expire_at__lt=timezone.now(), alias_of=None)
    count = 0
    for page in pages.order_by("expire_at", "pk")[:MOST_AT_ONCE].specific():
        take_off = partial(
            page.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled"
        )
        count += _alone(page, take_off)
    return count


def publish_due() -> int:
    """Publish the versions whose day has come; says how many."""
    versions = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    count = 0
    for version in versions.order_by("approved_go_live_at", "pk")[:MOST_AT_ONCE]:
        count += _alone(version, partial(version.publish, log_action="wagtail.publish.scheduled"))
    return count


def _alone(row: Page | Revision, act: Callable[[], object]) -> bool:
    """Whether it worked; what goes wrong with one is written down and stops no other."""
    try:
        with transaction.atomic():
            act()
    except Exception:
        logger.exception("Could not follow the date set for %s %s", type(row).__name__, row.pk)
        return False
    return True
