"""Pages of information that say when they were checked, and were not for long."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from home.site.models import ContentPage, SectionPage

A_YEAR = timedelta(days=365)


def stale_pages() -> QuerySet:
    """Keys of live pages whose day of checking, or of publishing when there is none, is a year ago.

    Rules and amounts of social housing change each year.
    """
    day = timezone.localdate() - A_YEAR
    is_old = Q(checked_on__lt=day) | Q(checked_on=None, last_published_at__date__lt=day)
    kinds = (
        model.objects.live().filter(is_old, alias_of=None).order_by().values("page_ptr_id")
        for model in (ContentPage, SectionPage)
    )
    first, second = kinds
    return first.union(second)
