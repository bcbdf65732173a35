"""What there is under a theme: practices, articles, news, activities, conversations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.core.prepared import Prepared
from portal.notifications.following import about_theme
from portal.taxonomy.models import Theme
from search.asking import Asked
from search.feeds import feed_of
from search.listing import results_context

from .lists import theme_address, themes_by_letter

FACET = "theme"
# Beside the theme itself: what does not help to choose among what is under it.
HIDDEN = frozenset({"pillar", "line", "objective", "evidence", "phase", "organisation_kind"})
_parts = Prepared(lambda parent: Theme.objects.filter(parent_id=parent, is_active=True))


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    """All themes."""
    return render(request, "home/themes/index.html", {"letters": themes_by_letter()})


@require_safe
def theme_detail(request: HttpRequest, code: str) -> HttpResponse:
    """All that the reader may see under one theme, newest first, to be narrowed down and searched.

    The index answers with the reader's audiences; titles are never shown to others.
    """
    theme = _find(code)
    asked = Asked.from_address(request.GET)
    context = {
        "theme": theme,
        "about": about_theme(theme),
        "parts": _parts.all(parent=theme.pk),
        "page_url": theme_address(theme.code),
        **results_context(
            asked,
            request.user,
            has_asked=True,
            fixed={FACET: (theme.code,)},
            hidden_facets=HIDDEN,
        ),
    }
    return render(request, "home/themes/theme.html", context)


@require_safe
@cache_control(public=True, max_age=600)
def theme_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest of a theme that everybody may read, as RSS."""
    theme = _find(code)
    return feed_of(
        request,
        Asked(filters={FACET: (theme.code,)}),
        title=_("Theme: %(theme)s") % {"theme": theme.name},
        page=theme_address(theme.code),
        description=theme.description or theme.name,
    )


def _find(code: str) -> Theme:
    themes = Theme.objects.select_related("parent")
    return get_object_or_404(themes, code=code, is_active=True)
