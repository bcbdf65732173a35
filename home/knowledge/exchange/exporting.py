"""Writing practices out: each as a line that an import reads back without a difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..models import PracticePage
from .bulk import MANY_FIELDS
from .fields import RICH
from .files import fingerprint
from .records import LISTS
from .texts import html_to_text

BATCH = 200
MANY_IN_FIELDS = tuple(name for name in MANY_FIELDS if name not in LISTS)


def export_practices(pages: QuerySet[PracticePage] | None = None) -> Iterator[dict[str, Any]]:
    """A line a practice, in the order that they were made; published ones when none are named."""
    chosen = PracticePage.objects.live() if pages is None else pages
    chosen = chosen.filter(alias_of=None)
    keys = list(chosen.order_by("pk").values_list("translation_key", flat=True))
    unique = list(dict.fromkeys(keys))
    for start in range(0, len(unique), BATCH):
        batch = unique[start : start + BATCH]
        rows = chosen.filter(translation_key__in=batch).order_by("pk")
        rows = rows.select_related("locale", "organisation", "company", "project")
        versions: dict[Any, list[PracticePage]] = defaultdict(list)
        for page in rows.prefetch_related(*MANY_FIELDS):
            versions[page.translation_key].append(page)
        for key in batch:
            yield line_of(versions[key])


def line_of(versions: list[PracticePage]) -> dict[str, Any]:
    """One practice with its versions, the original first."""
    first = versions[0]
    fields = {name: value for name, value in _same_in_all(first).items() if value}
    for name, getter in _BY_LANGUAGE.items():
        values = {page.locale.language_code: getter(page) for page in versions}
        if any(values.values()):
            fields[name] = values
    languages = {}
    for page in versions:
        body = html_to_text("".join(block.value.source for block in page.body))
        code = page.locale.language_code
        languages[code] = {"title": page.title, "summary": page.summary, "body": body or ""}
        if len(page.body) and (body is None or len(page.body) > 1):
            languages[code]["body"] = ""
            texts = [block.value.source for block in page.body]
            fields.setdefault("body", {})[code] = texts
    return {
        "external_id": first.public_id,
        "languages": languages,
        **{name: codes(first, name) for name in LISTS},
        "phase": first.phase,
        "organisation_kind": first.organisation_kind,
        "organisation": first.organisation.code if first.organisation else "",
        "year": first.year,
        "fields": fields,
    }


def codes(page: PracticePage, name: str) -> list[str]:
    """Codes of what the practice names from a list, in order."""
    return sorted(row.code for row in getattr(page, name).all())


def _same_in_all(page: PracticePage) -> dict[str, Any]:
    first_published = page.first_published_at
    return {
        **{name: codes(page, name) for name in MANY_IN_FIELDS},
        "evidence": page.evidence,
        "budget_band": page.budget_band,
        "contact": page.contact,
        "last_checked_on": page.last_checked_on.isoformat() if page.last_checked_on else "",
        "company": page.company.code if page.company else "",
        "project": str(page.project.translation_key) if page.project else "",
        "documents": _documents(page),
        "published_at": first_published.isoformat() if first_published else "",
    }


def _documents(page: PracticePage) -> list[dict[str, str]]:
    keys = [block["value"] for block in page.documents.raw_data]
    found = get_document_model().objects.in_bulk(keys) if keys else {}
    return [
        {"sha1": fingerprint(found[key]), "title": found[key].title} for key in keys if key in found
    ]


def _photos(page: PracticePage) -> list[dict[str, Any]]:
    values = [block["value"] for block in page.photos.raw_data]
    keys = [value["image"] for value in values]
    found = get_image_model().objects.in_bulk(keys) if keys else {}
    lines = []
    for value in values:
        if image := found.get(value["image"]):
            words = {k: value.get(k) or "" for k in ("alternative", "caption", "consent_until")}
            lines.append({"sha1": fingerprint(image), "consent": True, **words})
    return lines


def _steps(page: PracticePage) -> list[dict[str, str]]:
    values: Iterable[dict[str, str]] = (block["value"] for block in page.steps.raw_data)
    return [{"title": value["title"], "text": value["text"]} for value in values]


def _partners(page: PracticePage) -> list[str]:
    items = [item for block in page.partners.raw_data for item in block["value"]]
    return [item["value"] if isinstance(item, dict) else item for item in items]


def _text(name: str) -> Any:
    return lambda page: getattr(page, name)


_BY_LANGUAGE = {
    **{name: _text(name) for name in (*RICH, "duration", "period", "slug", "translation_status")},
    "steps": _steps,
    "partners": _partners,
    "photos": _photos,
}
