"""A hit as a list shows it: what it is, where it belongs, in which languages one can read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from portal.core.dates import day_month_year

from .contract import Hit
from .facets import known_facets, labels_of
from .kinds import known_kinds
from .sources import split_key

# Facets whose labels stand with a hit, by kind; all others show those of `None`.
LINES: dict[str | None, tuple[str, ...]] = {
    "practice": ("organisation", "company", "municipality", "year", "phase", "evidence"),
    "activity": ("company", "municipality"),
    "consultation": ("status", "company"),
    "opinion": ("company",),
    "council": ("status", "municipality"),
    "project": ("company", "municipality", "status"),
    "company": ("municipality",),
    "topic": ("board",),
    "page": (),
    "article": ("article_kind", "pillar"),
    "document": ("document_kind", "company"),
    "meeting": ("status", "company"),
    "link": (),
    None: ("company", "municipality"),
}
# Kinds for which the day of publication says something.
DATED = frozenset({"news", "topic", "consultation", "opinion", "document", "article"})
MOST_VALUES = 3
Details = Callable[[list[str]], Mapping[str, list[str]]]
_details: dict[str, Details] = {}


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the words around it."""

    hit: Hit
    kind: str
    icon: str
    meta: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    language_note: str = ""


def register_details(kind: str, details: Details) -> None:
    """Add lines to the hits of a kind: `details(object ids)` gives them by object id.

    It is asked once a page of hits, in the reader's language.
    """
    _details[kind] = details


def show(hits: Iterable[Hit], *, language: str, audiences: frozenset[str]) -> list[Shown]:
    """Hits with what stands around them; costs one question a kind that has details."""
    hits = list(hits)
    labels = {facet.name: facet for facet in known_facets()}
    used = {name for hit in hits for name in hit.facets if name in labels}
    names = {name: labels_of(labels[name], audiences) for name in used}
    details = _all_details(hits)
    kinds = known_kinds()
    found = []
    for hit in hits:
        kind = kinds.get(hit.kind)
        meta = [*details.get(hit.key, ()), *_lines(hit, names)]
        if hit.kind in DATED and hit.published_at:
            meta.insert(0, day_month_year(hit.published_at))
        found.append(
            Shown(
                hit=hit,
                kind=str(kind.label) if kind else hit.kind,
                icon=kind.icon if kind else "file-text",
                meta=meta,
                themes=_named(hit, "theme", names)[:MOST_VALUES],
                language_note=language_note(hit, language),
            )
        )
    return found


def language_note(hit: Hit, language: str) -> str:
    """In which languages it can be read, said most clearly when the reader's is not among them."""
    written = hit.facets.get("language") or hit.languages or (hit.language,)
    names = dict(settings.LANGUAGES)
    if language not in written:
        return {"nl": _("written in Dutch"), "fr": _("written in French")}.get(written[0], "")
    if len(written) > 1:
        return _("in Dutch and in French")
    return {"nl": _("in Dutch"), "fr": _("in French")}.get(language, names.get(language, ""))


def _lines(hit: Hit, names: Mapping[str, Mapping[str, str]]) -> list[str]:
    wanted = LINES.get(hit.kind, LINES[None])
    lines = (", ".join(_named(hit, name, names)[:MOST_VALUES]) for name in wanted)
    return list(dict.fromkeys(line for line in lines if line))


def _named(hit: Hit, name: str, names: Mapping[str, Mapping[str, str]]) -> list[str]:
    known = names.get(name, {})
    return [known[value] for value in hit.facets.get(name, ()) if value in known]


def _all_details(hits: list[Hit]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, details in _details.items():
        keys = {split_key(hit.key)[1]: hit.key for hit in hits if hit.kind == kind}
        if keys:
            lines = details(list(keys))
            found |= {keys[object_id]: lines[object_id] for object_id in lines if object_id in keys}
    return found
