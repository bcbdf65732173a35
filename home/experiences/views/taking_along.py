"""A practice on paper and as a code on a poster."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from home.knowledge.facts import facts_of
from home.knowledge.models import PracticePage
from home.knowledge.sections import sections_of
from home.site.addresses import base_url
from portal.core.dates import day_month_year
from portal.core.paper import make_pdf
from portal.core.paper.pdf import qr_drawing
from portal.core.text import plain_text

from ..finding import find_practice
from ..quoting import citation

LONGEST_TITLE = 90
LONGEST_SUMMARY = 220
LONGEST_RESULT = 260
MOST_FACTS = 5


@require_safe
def practice_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The practice as an accessible PDF in the language that it was written in."""
    page = find_practice(key)
    full = page.full_text_page()
    address = base_url() + (page.get_url(request) or "")
    # The words beside the text are in its language, too: the paper has one.
    with override(full.content_language):
        values = {
            "summary": page.summary,
            "facts": _facts(page, full),
            "sections": [_section(section) for section in sections_of(full)],
            "citation": citation(page, address),
            "address": address,
            "code": qr_drawing(address),
            "says": _("Code that opens this page"),
        }
    pdf = make_pdf(
        "home/experiences/practice.typ", values, title=page.title, language=full.content_language
    )
    return _as_file(pdf, page.title)


@require_safe
def practice_poster(request: HttpRequest, key: UUID) -> HttpResponse:
    """One sheet for the wall: what it is, what came of it, and the code that opens the page."""
    page = find_practice(key)
    full = page.full_text_page()
    address = base_url() + (page.get_url(request) or "")
    came_of_it = _shortened(plain_text(full.results), LONGEST_RESULT)
    with override(full.content_language):
        values = {
            "kind": _("Good practice"),
            "summary": _shortened(page.summary, LONGEST_SUMMARY),
            "results_title": _("What came of it"),
            "results": [came_of_it] if came_of_it else [],
            "facts": _facts(page, full)[:MOST_FACTS],
            "code": qr_drawing(address),
            "says": _("Code that opens this page"),
            "scan": _("Scan the code to read how it is done"),
            "address": address,
        }
    pdf = make_pdf(
        "home/experiences/poster.typ",
        values,
        title=_shortened(page.title, LONGEST_TITLE),
        language=full.content_language,
    )
    return _as_file(pdf, page.title)


def _shortened(text: str, length: int) -> str:
    """What fits on one sheet, ended at a word."""
    return Truncator(" ".join(text.split())).chars(length)


def _as_file(pdf: bytes, title: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    name = slugify(title)[:60] or "practice"
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _facts(page: PracticePage, full: PracticePage) -> list[dict[str, str]]:
    told = facts_of(page, full)
    partners = [str(name) for block in full.partners for name in block.value]
    day = page.last_checked_on
    rows = (
        (_("Organisation"), told["organisation"] or told["organisation_kind"]),
        (_("Where"), ", ".join(told["municipalities"])),
        (_("Since"), page.year),
        (_("When was it?"), told["period"]),
        (_("Phase"), page.get_phase_display()),
        (_("For whom"), ", ".join(told["target_groups"])),
        (_("Themes"), ", ".join(label for _code, label in told["themes"])),
        (_("People needed"), plain_text(told["means_people"])),
        (_("Time needed"), plain_text(told["means_time"])),
        (_("Costs"), page.get_budget_band_display()),
        (_("Partners"), ", ".join(partners)),
        (_("Evidence"), page.get_evidence_display()),
        (_("Last checked on"), day_month_year(day) if day else ""),
    )
    return [{"term": str(term), "text": str(text)} for term, text in rows if text]


def _section(section) -> dict:
    steps = [{"title": title, "text": plain_text(str(text))} for title, text in section.steps]
    return {"title": str(section.title), "text": _paragraphs(section.text), "steps": steps}


def _paragraphs(html: str) -> list[str]:
    parts = html.replace("</p>", "</p>\n").replace("</li>", "</li>\n").split("\n")
    return [text for part in parts if (text := plain_text(part))]


@require_safe
def practice_qr(request: HttpRequest, key: UUID) -> HttpResponse:
    """A code for a poster, which opens the practice."""
    page = find_practice(key)
    drawing = qr_drawing(base_url() + (page.get_url(request) or ""))
    return HttpResponse(drawing, content_type="image/svg+xml")


# Without a token: it changes nothing, and the pages of practices are the same for everybody.
@csrf_exempt
@require_POST
def mailbox(request: HttpRequest, key: UUID) -> HttpResponse:
    """The mailbox of the makers, for who presses the button."""
    page = find_practice(key)
    return render(request, "home/experiences/mailbox.html", {"page": page})
