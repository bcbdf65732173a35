"""Activities for the search: those with a date to come."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation

from search.contract import LANGUAGES, Document, Text
from search.sources import make_key

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

    def _rows(self) -> QuerySet[Activity]:
        coming = Session.objects.filter(activity=OuterRef("pk"), ends_at__gt=timezone.now())
        rows = Activity.objects.published().filter(Exists(coming)).order_by("pk")
        return rows.select_related("municipality", "organiser").prefetch_related("themes")

    def _document(self, activity: Activity) -> Document:
        place = activity.municipality
        facets = {"municipality": (place.code,)} if place else {}
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
