"""What a newcomer may follow at once: rooms offer a few things, nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from portal.accounts.models import User

# Gets the person; answers (about, title) of things that this person may see.
InterestSource = Callable[[User], Iterable[tuple[str, str]]]
_sources: list[InterestSource] = []
MOST = 12


def register_interests(source: InterestSource) -> InterestSource:
    """Let `source(user)` offer things to follow; usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def interests_for(user: User) -> list[tuple[str, str]]:
    """What is offered to this person, without doubles, a screen full at most."""
    found = dict(one for source in _sources for one in source(user))
    return list(found.items())[:MOST]
