"""Activities for the search: those with a date to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, QuerySet
from django.utils import timezone, translation

from portal.core.dates import clock, weekday_date
from search.common_facets import organisation_facets
from search.contract import LANGUAGES, Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import Activity, Session


class ActivitySource:
    """Published activities that still come."""

    kind = "activity"

    def documents(self) -> Iterator[Document]:
        """Every activity that somebody may find."""
        for activity in self._rows().iterator(chunk_size=200):
            yield self._document(activity)

    def document(self, object_id: str) -> Document | None:
        """One activity; None when it is a draft, over or gone."""
        if not object_id.isdigit():
            return None
        found = self._rows().filter(pk=int(object_id)).first()
        return self._document(found) if found else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        rows = rows_named(self._rows().filter(audience__in=audiences), text)
        return titles_of(map(self._document, rows[:limit]))

    def changed_by_time(self, since: datetime, until: datetime) -> Iterable[int]:
        """Activities of which a date ended: the last one takes them out of the search."""
        ended = Session.objects.filter(ends_at__gt=since, ends_at__lte=until)
        return ended.order_by().values_list("activity", flat=True).distinct()

    def _rows(self) -> QuerySet[Activity]:
        coming = Session.objects.filter(activity=OuterRef("pk"), ends_at__gt=timezone.now())
        rows = Activity.objects.published().filter(Exists(coming)).order_by("pk")
        related = ("municipality", "organiser", "company", "project")
        return rows.select_related(*related).prefetch_related("themes")

    def _document(self, activity: Activity) -> Document:
        place = activity.municipality
        facets = organisation_facets(activity.organiser, activity.company)
        if place:
            facets["municipality"] = (place.code,)
        if activity.project:
            facets["project"] = (activity.project.code,)
        themes = tuple(theme.code for theme in activity.themes.all())
        if themes:
            facets["theme"] = themes
        named = [activity.organiser, *([place] if place else [])]
        return Document(
            key=make_key(self.kind, activity.pk),
            kind=self.kind,
            texts={code: text for code in LANGUAGES if (text := _text(activity, code))},
            audience=activity.audience,
            facets=facets,
            facet_labels=tuple(
                name for row in named for name in (row.name_nl, row.name_fr) if name
            ),
            published_at=activity.created_at,
            changed_at=activity.changed_at,
            concepts=themes,
        )


def next_dates(object_ids: list[str]) -> dict[str, list[str]]:
    """When each of these activities is next, in the reader's language."""
    found: dict[str, list[str]] = {}
    rows = Session.objects.coming().going_on().filter(activity__in=object_ids)
    first = (
        rows.values("activity").annotate(first=Min("starts_at")).values_list("activity", "first")
    )
    for activity, moment in first:
        found[str(activity)] = [f"{weekday_date(moment)}, {clock(moment)}"]
    return found


def _text(activity: Activity, code: str) -> Text | None:
    title = getattr(activity, f"title_{code}")
    if not title:
        return None
    with translation.override(code):
        url = activity.get_absolute_url()
    parts = [getattr(activity, f"{name}_{code}") for name in ("text", "place", "for_whom")]
    summary = getattr(activity, f"summary_{code}")
    return Text(title=title, summary=summary, body="\n".join(filter(None, parts)), url=url)


activity_source = ActivitySource()
