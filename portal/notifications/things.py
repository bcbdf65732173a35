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
# Gets the person and the id of a thing that this person stops following.
Ending = Callable[[User, str], None]
_finders: dict[str, Finder] = {}
_endings: dict[str, Ending] = {}


def register_thing(kind: str, finder: Finder, *, ending: Ending | None = None) -> None:
    """Let things of `kind` ("topic" of "topic:12") be followed.

    `ending` ends what a room tells its followers besides, such as a summary of its own.
    """
    _finders[kind] = finder
    if ending is not None:
        _endings[kind] = ending


def end_besides(user: User, about: str) -> None:
    """End what the room of `about` tells `user` besides what followers hear."""
    kind, _, identity = about.partition(":")
    if (ending := _endings.get(kind)) is not None:
        ending(user, identity)


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
