"""A practice on paper and as a code on a poster."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
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

ITEMS = 30


@require_safe
def practice_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The practice as an accessible PDF in the language that it was written in."""
    page = find_practice(key)
    full = page.full_text_page()
    address = base_url() + (page.get_url(request) or "")
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
    response = HttpResponse(pdf, content_type="application/pdf")
    name = slugify(page.title)[:60] or "practice"
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
