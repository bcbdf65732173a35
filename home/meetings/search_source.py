"""Meetings and training for the search; those that are over stay, as an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from portal.core.dates import clock, weekday_date
from search.common_facets import organisation_facets, status_of, years
from search.contract import LANGUAGES, Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import MeetingDate, SectorMeeting

KIND = "meeting"


class MeetingSource:
    """Published meetings, each for its audience. Object ids are those of the rows."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every published meeting."""
        yield from map(_document, _rows().iterator(chunk_size=200))

    def document(self, object_id: str) -> Document | None:
        """One meeting, or None when it is a draft or gone."""
        if not object_id.isdecimal() or len(object_id) > 18:
            return None
        row = _rows().filter(pk=int(object_id)).first()
        return _document(row) if row else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        rows = rows_named(_rows().visible_in(audiences), text)
        return titles_of(map(_document, rows[:limit]))

    def changed_by_time(self, since: datetime, until: datetime) -> Iterable[int]:
        """Meetings of which a date began or ended: their status is another one."""
        began = Q(starts_at__gt=since, starts_at__lte=until)
        ended = Q(ends_at__gt=since, ends_at__lte=until)
        rows = MeetingDate.objects.filter(began | ended)
        return rows.order_by().values_list("meeting", flat=True).distinct()


def next_dates(object_ids: list[str]) -> dict[str, list[str]]:
    """When each of these meetings is next, in the reader's language."""
    found: dict[str, list[str]] = {}
    rows = MeetingDate.objects.coming().filter(meeting__in=object_ids).order_by("-starts_at")
    for meeting, moment in rows.values_list("meeting", "starts_at"):
        found[str(meeting)] = [f"{weekday_date(moment)}, {clock(moment)}"]
    return found


def index_addresses() -> list[dict[str, str]]:
    """The calendar in each language, for the sitemap."""
    addresses = {}
    for language in LANGUAGES:
        with translation.override(language):
            addresses[language] = reverse("meetings:calendar")
    return [addresses]


def _rows() -> QuerySet[SectorMeeting]:
    rows = SectorMeeting.objects.published().order_by("pk").select_related("organisation")
    return rows.prefetch_related("themes", "dates")


def _document(row: SectorMeeting) -> Document:
    themes = tuple(theme.code for theme in row.themes.all())
    dates = list(row.dates.all())
    facets = {
        "theme": themes,
        "language": tuple(row.languages.split(",")),
        **organisation_facets(row.organisation),
        **years(*(date.starts_at for date in dates)),
    }
    if dates:
        now = timezone.now()
        first, last = min(d.starts_at for d in dates), max(d.ends_at for d in dates)
        facets |= status_of(first, last, now)
    return Document(
        key=make_key(KIND, row.pk),
        kind=KIND,
        texts={code: text for code in LANGUAGES if (text := _text(row, code))},
        audience=row.audience,
        facets={name: values for name, values in facets.items() if values},
        facet_labels=_labels(row),
        published_at=row.created_at,
        changed_at=row.changed_at,
        concepts=themes,
    )


def _labels(row: SectorMeeting) -> tuple[str, ...]:
    owner = row.organisation
    names = [owner.name_nl, owner.name_fr] if owner else []
    return tuple(filter(None, [*names, row.organiser_nl, row.organiser_fr]))


def _text(row: SectorMeeting, code: str) -> Text | None:
    title = getattr(row, f"title_{code}")
    if not title:
        return None
    with translation.override(code):
        url, kind = row.get_absolute_url(), row.get_kind_display()
    parts = [str(kind), getattr(row, f"text_{code}"), getattr(row, f"place_{code}")]
    return Text(title, getattr(row, f"summary_{code}"), "\n".join(filter(None, parts)), url)
