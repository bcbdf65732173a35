"""The numbers that editors look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone

from search.contract import Document
from search.language.analysis import spoken_of
from search.language.tools import Language
from search.sources import all_sources
from search.thesaurus.lists import search_concepts
from search.thesaurus.models import Concept

from .models import ClickCount, QuestionCount

DAYS = (7, 30, 90, 365)
MOST = 100
READ_FOR_CONCEPTS = 1_000


@dataclass(frozen=True, slots=True)
class Overview:
    """The sums of a time."""

    asked: int
    without_results: int
    clicks: int
    first_clicks: int

    @property
    def empty_share(self) -> float:
        return 100 * self.without_results / self.asked if self.asked else 0.0

    @property
    def click_share(self) -> float:
        return min(100.0, 100 * self.clicks / self.asked) if self.asked else 0.0


def since(days: int) -> date:
    """The first day of a time that ends today."""
    return timezone.localdate() - timedelta(days=days - 1)


def overview(start: date) -> Overview:
    """How much was asked, in vain, and opened, since a day."""
    rows = QuestionCount.objects.filter(day__gte=start)
    sums = rows.aggregate(all=Sum("asked"), empty=Sum("asked", filter=Q(had_results=False)))
    clicks = ClickCount.objects.filter(day__gte=start)
    opened = clicks.aggregate(all=Sum("clicks"), first=Sum("clicks", filter=Q(position=1)))
    return Overview(
        asked=sums["all"] or 0,
        without_results=sums["empty"] or 0,
        clicks=opened["all"] or 0,
        first_clicks=opened["first"] or 0,
    )


def most_asked(start: date, most: int = MOST) -> QuerySet:
    """Words with how often they were asked, and how much they found at most."""
    return _by_words(start).order_by("-times", "text")[:most]


def without_results(start: date, most: int = MOST) -> QuerySet:
    """Words that never found anything: candidates for the thesaurus, or for a page."""
    return _by_words(start).filter(best=0).order_by("-times", "text")[:most]


def _by_words(start: date) -> QuerySet:
    rows = QuestionCount.objects.filter(day__gte=start).values("text", "language")
    return rows.annotate(times=Sum("asked"), best=Max("found"), newest=Max("day"))


def clicks_by_position(start: date) -> list[tuple[int, int]]:
    """How often each place of the list was opened, from the first."""
    rows = ClickCount.objects.filter(day__gte=start).values("position")
    summed = rows.annotate(times=Sum("clicks")).order_by("position")
    return [(row["position"], row["times"]) for row in summed[:20]]


def use_of_concepts(start: date) -> list[tuple[Concept, int]]:
    """Every concept with how many questions touched it, most asked first."""
    concepts = {concept.code: concept for concept in Concept.objects.all()}
    tools = Language(search_concepts())
    asked: Counter[str] = Counter()
    for row in most_asked(start, READ_FOR_CONCEPTS):
        found = {c for each in ("nl", "fr") for c in tools.thesaurus.concepts_in(row["text"], each)}
        asked.update(dict.fromkeys(found, row["times"]))
    rows = [(concept, asked[code]) for code, concept in concepts.items()]
    return sorted(rows, key=lambda row: (-row[1], -row[0].documents_count, row[0].code))


def count_pages_of_concepts() -> int:
    """Fill in how many documents speak of each concept; returns how many documents were read."""
    tools = Language(search_concepts())
    counts: Counter[str] = Counter()
    number = 0
    for document in _everything():
        number += 1
        counts.update({*document.concepts, *spoken_of(document, tools)})
    for concept in Concept.objects.only("code", "documents_count"):
        if concept.documents_count != counts[concept.code]:
            # Not a change of the concept: engines need not take it anew.
            Concept.objects.filter(pk=concept.pk).update(documents_count=counts[concept.code])
    return number


def _everything() -> Iterator[Document]:
    for source in all_sources():
        yield from source.documents()
