"""Lists of people in the filters of the page explorer name colleagues only."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from .reach import Reach, is_limited


def narrow_people_filters() -> None:
    """Wagtail lists all authors of all pages in these filters; narrow them for limited editors."""
    from wagtail.admin.views.pages.listing import PageFilterSet

    for name in ("owner", "edited_by"):
        filter_ = PageFilterSet.declared_filters[name]
        filter_.queryset = _narrowed(filter_.queryset)


def _narrowed(everybody: Callable[[HttpRequest], QuerySet]) -> Callable[[HttpRequest], QuerySet]:
    def colleagues(request: HttpRequest) -> Any:
        found = everybody(request)
        return Reach.of(request.user).people(found) if is_limited(request.user) else found

    return colleagues
