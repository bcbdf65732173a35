"""By what editors narrow the lists of pages."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale, Page

from home.experiences.translating import to_be_checked
from home.knowledge.models import PracticePage
from home.news.models import NewsPage
from home.submissions.models import Submission
from home.submissions.rechecking import stale_practices
from portal.accounts.admin_scope import is_limited
from portal.taxonomy.models import Theme

from .stale import stale_pages

STATES = [
    ("live", _("online")),
    ("changed", _("online, with changes that are not")),
    ("draft", _("draft")),
    ("scheduled", _("waits for its day")),
]
TRANSLATIONS = [("missing", _("missing")), ("unchecked", _("to be checked"))]
YES = [("yes", _("yes"))]


def without_other_language(pages: QuerySet) -> QuerySet:
    """Those that are written in one language alone."""
    others = Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
    return pages.filter(~Exists(others.exclude(pk=OuterRef("pk"))))


class PageListFilterSet(WagtailFilterSet):
    """What all lists have in common."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="by_state")
    # Not called `locale`: Wagtail reads that one as a language code, and answers 404 to our number.
    language = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=Locale.objects.all(), field_name="locale"
    )
    translation = django_filters.ChoiceFilter(
        label=_("Other language"), choices=TRANSLATIONS[:1], method="by_translation"
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def by_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        if value == "scheduled":
            return pages.filter(latest_revision__approved_go_live_at__isnull=False)
        if value == "changed":
            return pages.filter(live=True, has_unpublished_changes=True)
        return pages.filter(live=value == "live")

    def by_translation(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        if value == "missing":
            return without_other_language(pages)
        return pages.filter(pk__in=to_be_checked().values("pk"))


class PracticeFilterSet(PageListFilterSet):
    """Practices, also by how far their review is."""

    translation = django_filters.ChoiceFilter(
        label=_("Other language"), choices=TRANSLATIONS, method="by_translation"
    )
    review = django_filters.ChoiceFilter(
        label=_("Review"), choices=Submission.State.choices, field_name="submission__state"
    )
    stale = django_filters.ChoiceFilter(
        label=_("To be checked again"), choices=YES, method="by_staleness"
    )
    themes = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=Theme.objects.all())
    phase = django_filters.ChoiceFilter(label=_("Phase"), choices=PracticePage.Phase.choices)

    class Meta(PageListFilterSet.Meta):
        model = PracticePage

    def by_staleness(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(pk__in=stale_practices().order_by().values("pk"))


class NewsFilterSet(PageListFilterSet):
    """News, also by whose it is; who works for one organisation is not asked which."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.request is not None and is_limited(self.request.user):
            self.filters.pop("company", None)

    class Meta(PageListFilterSet.Meta):
        model = NewsPage
        fields = ["category", "company", "is_featured"]


class TextFilterSet(PageListFilterSet):
    """Pages of information, also by theme and by when they were checked."""

    stale = django_filters.ChoiceFilter(
        label=_("To be checked again"), choices=YES, method="by_staleness"
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Theme"), queryset=Theme.objects.all(), method="by_theme"
    )

    def by_staleness(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        return pages.filter(pk__in=stale_pages())

    def by_theme(self, pages: QuerySet, name: str, value: Theme) -> QuerySet:
        return pages.filter(Q(sectionpage__themes=value) | Q(contentpage__themes=value)).distinct()
