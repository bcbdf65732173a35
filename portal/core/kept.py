"""What is made of a row is remembered as long as the database gives the same row.

`Prepared.kept` gives objects that carry a store; `made_once` fills it. The row itself is asked for
each time, and so is whether it may be seen: only the work of making something of it is done once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

STORE = "_made_of_this_row"
# Parts and languages of one row; more would mean that something else gets into the keys.
MOST_PARTS = 64


def with_store(thing: Any) -> Any:
    """Let the object remember what is made of its row."""
    if hasattr(thing, "_state"):
        thing.__dict__[STORE] = {}
    return thing


def made_once(thing: Any, key: Hashable, make: Callable[[], Any]) -> Any:
    """What `make` gives, made once for this row; always anew for a thing that carries no store."""
    store = thing.__dict__.get(STORE)
    if store is None:
        return make()
    if key not in store:
        if len(store) >= MOST_PARTS:
            store.clear()
        store[key] = make()
    return store[key]
