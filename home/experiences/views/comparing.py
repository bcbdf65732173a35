"""Two or three practices beside each other, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.knowledge.chosen import chosen_of_many
from home.knowledge.models import PracticePage
from portal.core.text import plain_text

from ..finding import find_practices, keys_of

MOST_BESIDE = 3
Row = tuple[str, list[str]]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`p` names each: by its key, or by the number that it was imported under."""
    keys = keys_of(request.GET.getlist("p")[:10])
    pages = find_practices(keys[:MOST_BESIDE])
    context = {"pages": pages, "rows": list(_rows(pages)) if len(pages) > 1 else []}
    return render(request, "home/experiences/compare.html", context)


def _rows(pages: list[PracticePage]) -> Iterator[Row]:
    full = [page.full_text_page() for page in pages]
    words = chosen_of_many(pages)

    def named(name: str) -> list[str]:
        return [", ".join(str(word) for word in words[page.pk][name]) for page in pages]

    def written(name: str) -> list[str]:
        return [plain_text(str(getattr(page, name) or "")) for page in full]

    told: tuple[Row, ...] = (
        (_("Summary"), [page.summary for page in pages]),
        (_("For whom"), named("target_groups")),
        (_("Themes"), named("themes")),
        (_("Kind of social work"), named("pillars")),
        (_("Who"), [str(page.organisation or page.company or "") for page in pages]),
        (_("Where"), named("municipalities")),
        (_("Phase"), [page.get_phase_display() for page in pages]),
        (_("Since"), [str(page.year or "") for page in pages]),
        (_("Context and need"), written("context")),
        (_("Steps"), [_steps(page) for page in full]),
        (_("Costs"), [page.get_budget_band_display() for page in pages]),
        (_("People needed"), written("means_people")),
        (_("Time needed"), written("means_time")),
        (_("How long it lasts"), written("duration")),
        (_("Results"), written("results")),
        (_("How the results were measured"), written("how_measured")),
        (_("Evidence"), [page.get_evidence_display() for page in pages]),
        (_("What did not work"), written("what_did_not_work")),
        (_("Conditions to take it over"), written("conditions_for_transfer")),
    )
    return ((title, cells) for title, cells in told if any(cells))


def _steps(page: PracticePage) -> str:
    titles = (block.value["title"] for block in page.steps)
    return " ".join(f"{number}. {title}" for number, title in enumerate(titles, start=1))
