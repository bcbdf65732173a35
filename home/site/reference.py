"""Loads the fixed pages of `content/` into both trees; never touches what exists."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wagtail.models import Page

from portal.taxonomy.models import Theme

from .bootstrap import ensure_trees
from .models import ContentPage, HelpPage, HomePage, PortalPage, SectionPage
from .reference_blocks import body_of
from .writing import write_page

FOLDER = Path(__file__).parent / "content"
KINDS: dict[str, type[PortalPage]] = {
    "section": SectionPage,
    "content": ContentPage,
    "help": HelpPage,
}


def load() -> int:
    """Make the pages that are not there yet; says how many. Repeatable, never overwrites."""
    homes = ensure_trees()
    files = read_files()
    made: list[str] = []
    pages: dict[str, Page] = {"home": homes["nl"]}
    for key in _parents_first(files):
        data = files[key]
        model = KINDS[data["kind"]]
        existing = model.objects.filter(reference_key=key, alias_of=None).first()
        pages[key] = existing or _write(model, data, pages[data["parent"]])
        if existing is None:
            made.append(key)
    _link(files, made)
    return len(made)


def read_files(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """The content files by key."""
    found = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    return {data["key"]: data for data in found}


def _parents_first(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    def depth(key: str) -> int:
        return 0 if key == "home" else 1 + depth(files[key]["parent"])

    return sorted(files, key=lambda key: (depth(key), files[key].get("order", 0), key))


def _write(model: type[PortalPage], data: Mapping[str, Any], parent: Page) -> PortalPage:
    common: dict[str, Any] = {
        "sources": "\n".join(data.get("sources", [])),
        "checked_on": data.get("checked_on"),
        "is_tenant_facing": data.get("tenant_facing", False),
    }
    if model is HelpPage:
        common["lang"] = data["lang"]
    else:
        common["themes"] = list(Theme.objects.filter(code__in=data.get("themes", [])))
    versions = {language: _fields(data[language]) for language in ("nl", "fr") if language in data}
    return write_page(model, parent=parent, versions=versions, common=common, key=data["key"])


def _fields(words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": words["title"],
        "slug": words["slug"],
        "summary": words.get("summary", ""),
        "plain_language": words.get("plain", "").strip(),
        "body": json.dumps(body_of(words.get("body", []))),
    }


def _link(files: Mapping[str, Mapping[str, Any]], made: list[str]) -> None:
    """Point the buttons of the new pages to pages that were made after them."""
    for key in made:
        model = KINDS[files[key]["kind"]]
        for page in model.objects.filter(reference_key=key, alias_of=None):
            words = files[key][page.locale.language_code]
            if not any("page" in block for block in words.get("body", [])):
                continue
            body = body_of(words["body"], lambda to, page=page: _page_id(to, page.locale_id))
            page.body = json.dumps(body)
            page.save_revision().publish()


def _page_id(key: str, locale_id: int) -> int | None:
    models = (HomePage, *KINDS.values())
    for model in models:
        rows = model.objects.filter(reference_key=key, locale_id=locale_id)
        found = rows.values_list("pk", flat=True).first()
        if found:
            return found
    return None
