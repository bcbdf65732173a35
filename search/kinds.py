"""What can be found: rooms tell what each kind of content is called and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from .contract import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content as people read it: one of them, and an icon."""

    name: str
    label: str | Promise
    icon: str = "file-text"


_kinds: dict[str, Kind] = {}


def register_kind(name: str, label: str | Promise, icon: str = "file-text") -> None:
    """Name a kind; the last registered under a name counts."""
    _kinds[name] = Kind(name, label, icon)


def known_kinds() -> dict[str, Kind]:
    """All kinds by name."""
    return dict(_kinds)


def kind_labels() -> dict[str, str]:
    """What each kind of content is called, in the active language."""
    return {name: str(kind.label) for name, kind in _kinds.items()}


def with_common_facets(document: Document) -> dict[str, tuple[str, ...]]:
    """The facets of a document, with those that every one has: its kind and its languages."""
    return {
        "kind": (document.kind,),
        "language": tuple(sorted(document.texts)),
        **document.facets,
    }
