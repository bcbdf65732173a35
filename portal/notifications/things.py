"""What an `about` key stands for. Rooms register how theirs are found and shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portal.accounts.models import User


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be followed, as its follower sees it."""

    title: str
    url: str


# Gets the person and the ids of one kind; answers those that this person may see.
Finder = Callable[[User, list[str]], Mapping[str, Thing]]
_finders: dict[str, Finder] = {}


def register_thing(kind: str, finder: Finder) -> None:
    """Let things of `kind` ("topic" of "topic:12") be followed."""
    _finders[kind] = finder


def find_things(user: User, abouts: Iterable[str]) -> dict[str, Thing]:
    """Those of `abouts` that exist and that `user` may see, asked once a kind."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for about in abouts:
        kind, _, identity = about.partition(":")
        by_kind[kind].append(identity)
    return {
        f"{kind}:{identity}": thing
        for kind, identities in by_kind.items()
        if kind in _finders
        for identity, thing in _finders[kind](user, identities).items()
    }


def numbers(identities: Iterable[str]) -> list[int]:
    """The ids that are numbers; what somebody typed otherwise is left out."""
    return [
        int(text) for text in identities if text.isascii() and text.isdigit() and len(text) < 18
    ]
