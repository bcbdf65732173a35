"""Wagtail's own search (the admin, its choosers), guarded against syntax it cannot survive.

On SQLite an unpaired quote, blanks alone or NUL reach FTS5 as syntax and end in an error page.
We give the engine words only; a query with no word in it finds nothing.
"""

import re
from typing import Any

from modelsearch.backends.database import SearchBackend as make_backend
from modelsearch.query import SearchQuery

_not_words = re.compile(r"[^\w\s@.\-]+")
MAX_LENGTH = 200


def safe_words(query: str) -> str:
    """The words of `query`, without signs that a full-text engine takes for syntax."""
    cleaned = _not_words.sub(" ", query.replace("\x00", " ")[:MAX_LENGTH])
    words = (word.strip(".-@_") for word in cleaned.split())
    return " ".join(re.sub(r"[.\-@_]+", " ", word) for word in words if word)


class _Guarded:
    def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().search(_guard(query), *args, **kwargs)

    def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(_guard(query), *args, **kwargs)


# Wagtail's lists ask the results for their model, which the engine's own empty results lack: a
# query without words becomes a word that no text has.
NOTHING = "zzqxnothingzz"


def _guard(query: Any) -> Any:
    if isinstance(query, SearchQuery):
        return query
    return safe_words(str(query)) or NOTHING


def SearchBackend(params: dict) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """The search backend of the current database, with its queries made safe."""
    backend = make_backend(params)
    kind = type(backend)
    backend.__class__ = type(f"Guarded{kind.__name__}", (_Guarded, kind), {})
    return backend
