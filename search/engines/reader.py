"""Readers of the embedded index: always at the newest commit, opened again when there is one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import tantivy

from search.contract import LANGUAGES, PUBLIC
from search.engines.common import public_words
from search.engines.folder import IndexFolder, Stamp
from search.engines.tantivy_schema import SCHEMA
from search.language.spelling import Vocabulary
from search.language.tools import Language

_QUICK = 0.05  # seconds; a vocabulary that takes longer is made beside the searches
_PAUSE = 20.0  # seconds between two such vocabularies


@dataclass(frozen=True, slots=True)
class Reader:
    """One commit of one generation, with the language tools that it was made with."""

    searcher: tantivy.Searcher
    tools: Language
    vocabulary: Vocabulary


class ReaderPool:
    """Hands out readers to the threads of a process."""

    def __init__(
        self, folder: IndexFolder, tools_for: Callable[[tuple[str, ...]], Language]
    ) -> None:
        self._folder = folder
        self._tools_for = tools_for
        self._lock = threading.Lock()
        self._stamps: dict[str, Stamp | None] = {}
        self._open: _Open | None = None

    def stamp(self, name: str) -> Stamp | None:
        """The stamp of a generation, read once: it never changes."""
        if name not in self._stamps:
            self._stamps = {name: self._folder.stamp(name)}
        return self._stamps[name]

    def forget(self) -> None:
        """Open anew the next time."""
        with self._lock:
            self._open = None

    def get(self) -> Reader:
        """A reader of the newest commit; raises ValueError or OSError for a broken index."""
        with self._lock:
            for attempt in (1, 2):
                name = self._folder.current()
                if name is None:
                    raise FileNotFoundError("no generation")
                try:
                    if self._open is None or self._open.name != name:
                        self._open = self._start(name)
                    return self._open.reader()
                except (ValueError, OSError):
                    # A rebuild may have taken the generation away between the two reads.
                    self._open = None
                    if attempt == 2:
                        raise
        raise FileNotFoundError("no generation")

    def _start(self, name: str) -> _Open:
        stamp = self.stamp(name)
        tools = self._tools_for(stamp.site_words if stamp else ())
        return _Open(name, str(self._folder.generation(name)), tools)


class _Open:
    """An open generation; used under the pool's lock."""

    def __init__(self, name: str, path: str, tools: Language) -> None:
        self.name = name
        self._meta = os.path.join(path, "meta.json")
        self._tools = tools
        self._index = tantivy.Index.open(path)
        self._index.config_reader("manual", 0)
        self._seen: tuple[int, ...] = ()
        self._reader: Reader | None = None
        self._made_at = 0.0
        self._took = 0.0
        self._fresh: Vocabulary | None = None
        self._making = False

    def reader(self) -> Reader:
        state = os.stat(self._meta)
        seen = (state.st_mtime_ns, state.st_ino, state.st_size)
        if self._reader is None or seen != self._seen:
            self._index.reload()
            self._seen = seen
            searcher = self._index.searcher()
            self._reader = Reader(searcher, self._tools, self._vocabulary(searcher))
        elif self._fresh is not None:
            self._reader = Reader(self._reader.searcher, self._tools, self._fresh)
            self._fresh = None
        return self._reader

    def _vocabulary(self, searcher: tantivy.Searcher) -> Vocabulary:
        """The public words of a commit; large ones a little later, while the last serve on."""
        now = time.monotonic()
        if self._reader is None or self._took < _QUICK:
            made = self._make(searcher)
            self._made_at, self._took = now, time.monotonic() - now
            return made
        if not self._making and now - self._made_at > _PAUSE:
            self._making = True
            self._made_at = now
            threading.Thread(target=self._make_beside, args=(searcher,), daemon=True).start()
        return self._reader.vocabulary

    def _make_beside(self, searcher: tantivy.Searcher) -> None:
        try:
            self._fresh = self._make(searcher)
        finally:
            self._making = False

    def _make(self, searcher: tantivy.Searcher) -> Vocabulary:
        public = tantivy.Query.term_query(SCHEMA, "audience", PUBLIC)
        counts = {
            language: dict(searcher.terms_with_prefix(f"words_{language}", "", filter_query=public))
            for language in LANGUAGES
        }
        documents = searcher.search(public, 1, count=True).count
        return public_words(self._tools, counts, documents).prepare()
