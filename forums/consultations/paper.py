"""What is printed, made from the same data as the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from PIL import Image

from portal.core.dates import clock, weekday_date
from portal.core.paper.pdf import make_pdf, qr_drawing
from portal.core.text import markdown_to_html, plain_text

from .models import Consultation, Question
from .models.question import PLAN_SIDE, SCALE, squares
from .permissions import contribution
from .screens import what_to_do
from .sheet import condition_of

Absolute = Callable[[str], str]
# In points of a picture: enough for half a page.
PRINTED_SIDE = 900


def _facts(consultation: Consultation) -> dict[str, Any]:
    phase = contribution(consultation)
    until = (
        _("You can answer until %(day)s, %(time)s.")
        % {"day": weekday_date(phase.ends_at), "time": clock(phase.ends_at)}
        if phase
        else ""
    )
    return {
        "company": consultation.company.name,
        "title": consultation.title,
        "question": consultation.question,
        "plain": plain_text(markdown_to_html(consultation.plain)),
        "paper": plain_text(markdown_to_html(consultation.paper)),
        "commitment": plain_text(markdown_to_html(consultation.commitment)),
        "until": until,
        "anonymous": _("Nobody sees your name with your answers."),
        "scan": _("Scan this with your telephone"),
    }


def poster_pdf(consultation: Consultation, language: str, absolute: Absolute) -> bytes:
    """One A4 for the hall, in one language."""
    with translation.override(language):
        address = absolute(consultation.get_absolute_url())
        values = _facts(consultation) | {
            "address": address.partition("://")[2],
            "qr": qr_drawing(address),
            "heading": _("Give your opinion"),
        }
        return make_pdf(
            "forums/consultations/paper/poster.typ",
            values,
            title=consultation.title,
            language=language,
        )


def form_pdf(consultation: Consultation, language: str, absolute: Absolute) -> bytes:
    """The questions to fill in with a pen, in one language."""
    rows = consultation.questions.prefetch_related("options").select_related("shown_if__question")
    with translation.override(language):
        address = absolute(consultation.get_absolute_url())
        values = _facts(consultation) | {
            "address": address.partition("://")[2],
            "qr": qr_drawing(address),
            "questions": [_question(question) for question in rows],
            "code": _("Code of your letter, if you have one"),
        }
        return make_pdf(
            "forums/consultations/paper/form.typ",
            values,
            title=consultation.title,
            language=language,
        )


def _question(question: Question) -> dict[str, Any]:
    options = [option.text for option in question.options.all()]
    if question.kind == Question.Kind.SCALE:
        options = [str(value) for value in range(1, SCALE + 1)]
        options[0] = f"1 {question.low}".strip()
        options[-1] = f"{SCALE} {question.high}".strip()
    if question.kind == Question.Kind.PLACE:
        options = [_("Write the square of the plan, for example B2.")]
    hints = [condition_of(question), question.help, what_to_do(question)]
    return {
        "kind": question.kind,
        "plan": _plan(question),
        "text": question.text,
        "hint": " ".join(hint for hint in hints if hint),
        "options": options,
    }


def _plan(question: Question) -> dict[str, Any] | None:
    """The picture that is divided into squares, as a small one that every printer takes."""
    if not question.plan:
        return None
    kept = BytesIO()
    try:
        with question.plan.open() as file, Image.open(file) as picture:
            small = picture.convert("RGB")
    except (OSError, ValueError):
        # The file is gone: the words of the question remain.
        return None
    small.thumbnail((PRINTED_SIDE, PRINTED_SIDE))
    small.save(kept, "JPEG", quality=75)
    return {
        "bytes": list(kept.getvalue()),
        "ratio": small.height / small.width,
        "columns": [name[0] for name in squares()[:PLAN_SIDE]],
        "alt": question.help or question.text,
    }


def letters_pdf(
    consultation: Consultation,
    codes: Sequence[str],
    languages: Sequence[str],
    absolute: Absolute,
) -> bytes:
    """A page a code; with both languages, each page says it in both."""
    parts = []
    for language in languages:
        with translation.override(language):
            address = reverse("consultations:code")
            parts.append(
                _facts(consultation)
                | {
                    "language": language,
                    "heading": _("Your opinion in two minutes, without an account"),
                    "go": _("Go to %(address)s and type this code:")
                    % {"address": absolute(address).partition("://")[2]},
                    "once": _("The code works once. Give it to nobody outside your household."),
                }
            )
    with translation.override(languages[0]):
        address = absolute(reverse("consultations:code"))
        values = {
            "parts": parts,
            "letters": [
                {"code": code, "qr": qr_drawing(f"{address}?{urlencode({'code': code})}")}
                for code in codes
            ],
        }
        return make_pdf(
            "forums/consultations/paper/letters.typ",
            values,
            title=consultation.title,
            language=languages[0],
        )
