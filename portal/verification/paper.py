"""Letters on paper: one page a code, in one language or in both."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.accounts.numbers import spaced
from portal.core.dates import day_month_year
from portal.core.filling import filled
from portal.core.paper.pdf import make_pdf, qr_drawing

from .models import HandOver, LetterBatch

SHEET = "portal/verification/paper/letters.typ"


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _letter(code: str, number: str = "") -> dict[str, str]:
    address = _absolute(reverse("verification:letter"))
    return {
        "code": code,
        "number": number,
        "qr": qr_drawing(f"{address}?{urlencode({'code': code})}"),
    }


def _part(language: str, **texts: str) -> dict[str, Any]:
    address = _absolute(reverse("verification:letter")).partition("://")[2]
    return {
        "language": language,
        "scan": _("Scan this with your telephone"),
        "go": _("Go to %(address)s and type this code:") % {"address": address},
        **texts,
    }


def _tenancy_part(batch: LetterBatch, language: str) -> dict[str, Any]:
    return _part(
        language,
        company=batch.company.name,
        heading=_("Become a confirmed tenant"),
        text=filled(
            _(
                "On the portal you read news of %(company)s, talk with neighbours and give your "
                "opinion. With this code we know that you are a tenant."
            ),
            {"company": batch.company.name},
        ),
        until=_("The code works once, until %(day)s. Give it to nobody outside your household.")
        % {"day": day_month_year(batch.expires_at)},
    )


def _hand_over_part(hand_over: HandOver, language: str) -> dict[str, Any]:
    return _part(
        language,
        company=hand_over.company.name,
        heading=_("Your account"),
        text=_("With this code you choose a password. From then on the account is yours alone."),
        until=_("The code works once, until %(day)s. Give it to nobody.")
        % {"day": day_month_year(hand_over.expires_at)},
        login=_("Later you log in with your password and this number. Keep this letter."),
    )


def _pdf(parts: list[dict[str, Any]], letters: list[dict[str, str]], language: str) -> bytes:
    title = parts[0]["heading"]
    return make_pdf(SHEET, {"parts": parts, "letters": letters}, title=title, language=language)


def letters_pdf(batch: LetterBatch, codes: Sequence[str], languages: Sequence[str]) -> bytes:
    """A page a code; with both languages, each page says it in both."""
    parts = []
    for language in languages:
        with translation.override(language):
            parts.append(_tenancy_part(batch, language))
    with translation.override(languages[0]):
        return _pdf(parts, [_letter(code) for code in codes], languages[0])


def hand_over_pdf(hand_over: HandOver, code: str) -> bytes:
    """The letter of one helped account, in the language of its person."""
    language = hand_over.user.language
    with translation.override(language):
        letter = _letter(code, spaced(hand_over.user.username))
        return _pdf([_hand_over_part(hand_over, language)], [letter], language)


def letters_csv(batch: LetterBatch, codes: Sequence[str]) -> bytes:
    """The same codes for a letter of the company's own: number, code, address, last day."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=";")
    table.writerow(["nr", "code", "url", "site", "until"])
    address = _absolute(reverse("verification:letter"))
    for number, code in enumerate(codes, start=1):
        target = f"{address}?{urlencode({'code': code})}"
        site = batch.site.code if batch.site else ""
        table.writerow([number, code, target, site, f"{batch.expires_at:%Y-%m-%d}"])
    return stream.getvalue().encode("utf-8-sig")


def letters_zip(batch: LetterBatch, codes: Sequence[str], languages: Sequence[str]) -> bytes:
    """Letters to print and the list, in one file: the codes are told this once."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letters.pdf", letters_pdf(batch, codes, languages))
        archive.writestr("codes.csv", letters_csv(batch, codes))
    return stream.getvalue()
