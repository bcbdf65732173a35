"""The engine of one machine: a tantivy index in a folder beside the database."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import tantivy
from tantivy import Order, Searcher
from tantivy import Query as TantivyQuery

from search.contract import (
    LANGUAGES,
    PUBLIC,
    Document,
    EngineUnavailable,
    Health,
    Progress,
    Query,
    Results,
    Suggestion,
)
from search.engines import common
from search.engines.folder import IndexFolder, Stamp
from search.engines.reader import Reader, ReaderPool
from search.engines.tantivy_query import (
    TreeCompiler,
    all_of,
    count_facets,
    filters,
    starting,
    visible,
    write,
)
from search.engines.tantivy_schema import SCHEMA, to_tantivy
from search.language.analysis import PRINT, SHAPE, Prepared, prepare
from search.language.planner import Planner
from search.language.scoring import tree
from search.language.thesaurus import ThesaurusConcept
from search.language.tools import Language

_HEAP = 30_000_000
_REBUILD_HEAP = 96_000_000
_BATCH = 500
_EMPTY_QUESTION = TantivyQuery.all_query()

Concepts = Callable[[], Iterable[ThesaurusConcept] | None]


class EmbeddedEngine:
    """Keeps the contract with an index folder. Threads may share it; processes share the folder.

    `concepts` gives the thesaurus (None for the shipped one). `on_outdated` is called with a
    reason, once a process and reason, when the index is missing, broken or made with other
    language data.
    """

    name = "embedded"

    def __init__(
        self,
        folder: Path | str,
        concepts: Concepts | None = None,
        on_outdated: Callable[[str], None] | None = None,
        patience: float = 20.0,
    ) -> None:
        self.folder = IndexFolder(folder)
        self.patience = patience
        self._concepts = concepts or (lambda: None)
        self._on_outdated = on_outdated
        self._told: set[str] = set()
        self._tools: dict[tuple[str, ...], Language] = {}
        self._tools_lock = threading.Lock()
        self._readers = ReaderPool(self.folder, self._tools_for)

    # Reading

    def search(self, query: Query) -> Results:
        """Answer a question; see the contract."""
        query = common.tidy(query)
        reader = self._reader()
        if reader is None or not query.audiences:
            return common.NOTHING
        plan = Planner(reader.tools, reader.vocabulary).plan(query.text, query.language)
        if query.text.strip():
            compiler = TreeCompiler(SCHEMA, reader.searcher)
            asked = compiler.compile(tree(plan, reader.vocabulary))
        else:
            asked = _EMPTY_QUESTION
        understood = {
            "did_you_mean": plan.did_you_mean,
            "concepts": common.concept_labels(plan, reader.tools),
        }
        if asked is None:
            return Results(**understood)
        base = [asked, visible(SCHEMA, query.audiences)]
        total, found = self._page(reader.searcher, base, query)
        maker = common.HitMaker.of(plan, reader.tools)
        return Results(
            hits=tuple(maker.hit(key, data, score) for key, data, score in found),
            facets=count_facets(reader.searcher, base, query),
            total=total,
            **understood,
        )

    def _page(
        self, searcher: Searcher, base: list[TantivyQuery], query: Query
    ) -> tuple[int, list[tuple[str, str, float]]]:
        asked = all_of([*base, *filters(SCHEMA, query)])
        skipped = common.offset(query)
        order: dict[str, Any] = {}
        if query.sort == "title":
            order = {"order_by_field": f"order_{query.language}", "order": Order.Asc}
        elif query.sort == "newest" or not query.text.strip():
            order = {"order_by_field": "published"}
        size = query.page_size if skipped < common.DEEPEST else 1
        result = searcher.search(asked, size, count=True, offset=skipped, **order)
        if skipped >= common.DEEPEST:
            return result.count, []
        found = []
        for value, address in result.hits:
            stored = searcher.doc(address)
            score = float(value) if not order else 0.0
            found.append((stored.get_first("key"), stored.get_first("data"), score))
        return result.count, found

    def suggest(
        self,
        prefix: str,
        language: str = "nl",
        audiences: frozenset[str] = frozenset({PUBLIC}),
        limit: int = 8,
    ) -> tuple[Suggestion, ...]:
        """Completions; see the contract."""
        typed = common.typed(prefix)
        reader = self._reader()
        if typed is None or reader is None or limit < 1 or not audiences:
            return ()
        limit = min(limit, common.LARGEST_PAGE)
        first = language if language in LANGUAGES else LANGUAGES[0]
        choices = [starting(each, typed.terms, each == first) for each in LANGUAGES]
        choices.append(starting("labels", typed.terms, False))
        either = TantivyQuery.disjunction_max_query(choices)
        asked = all_of([either, visible(SCHEMA, audiences)])
        result = reader.searcher.search(asked, limit * 3, count=False)
        documents = [reader.searcher.doc(address) for _, address in result.hits]
        found = [(each.get_first("key"), json.loads(each.get_first("names"))) for each in documents]
        return common.suggestions(found, typed, first, reader.tools, limit)

    def keys(self, kind: str | None = None) -> Iterator[str]:
        """Every key of the index, or of a kind."""
        yield from self._terms("key", f"{kind}:" if kind else "")

    def fingerprints(self, kind: str) -> Iterator[tuple[str, str]]:
        """Keys of a kind with the fingerprints of their documents."""
        for term in self._terms("fingerprint", f"{kind}:"):
            key, _, fingerprint = term.rpartition(PRINT)
            yield key, fingerprint

    def _terms(self, field: str, prefix: str) -> Iterator[str]:
        """What begins so in a field, of documents that are still there."""
        reader = self._reader()
        if reader is None:
            return
        everything = TantivyQuery.all_query()
        found = reader.searcher.terms_with_prefix(field, prefix, filter_query=everything)
        yield from (term for term, _ in found)

    def health(self) -> Health:
        """Whether the index can be read and whether it should be rebuilt."""
        reason = self._reason()
        try:
            reader = self._reader()
        except EngineUnavailable as error:
            return Health(self.name, False, detail=str(error), rebuild_reason=reason or "broken")
        documents = reader.searcher.num_docs if reader else 0
        return Health(self.name, ok=True, documents=documents, rebuild_reason=reason)

    def size(self) -> int:
        """The bytes that the index takes."""
        return sum(path.stat().st_size for path in self.folder.path.rglob("*") if path.is_file())

    def warm(self) -> None:
        """Read word lists and vocabulary now, so that the first reader does not wait."""
        tools = self._tools_for(())
        for language in LANGUAGES:
            tools.exists("")
            tools.word(language, "palier")
        reader = self._reader()
        if reader:
            reader.vocabulary.prepare()

    # Writing

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; see the contract."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            tools = self._write_tools()
            self._write([prepare(document, tools) for document in batch], [])

    def forget(self, keys: Iterable[str]) -> None:
        """Remove; see the contract."""
        gone = list(keys)
        if gone:
            self._write([], gone)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Fill a new generation and go over to it; see the contract."""
        with self.folder.rebuilding():
            with self.folder.writing(self.patience):
                self.folder.clean(self.folder.current() or "")
                self.folder.open_journal()
            try:
                return self._rebuild(documents, progress)
            finally:
                with self.folder.writing(self.patience):
                    self.folder.close_journal()

    def refresh_thesaurus(self) -> None:
        """Take the concepts anew after an editor changed them; no index has to be made again."""
        with self._tools_lock:
            self._tools.clear()
        self._readers.forget()

    def _write(self, added: list[Prepared], gone: list[str]) -> None:
        ready = [(each.key, to_tantivy(each)) for each in added]
        with self.folder.writing(self.patience):
            name = self._writable()
            try:
                index = tantivy.Index.open(str(self.folder.generation(name)))
                writer = index.writer(_HEAP, 1)
                write(writer, ready, gone)
                writer.commit()
                writer.wait_merging_threads()
            except (ValueError, OSError) as error:
                self._broken(error)
            entries = [{"add": each.pack()} for each in added]
            entries += [{"forget": key} for key in gone]
            self.folder.note(entries)

    def _rebuild(self, documents: Iterable[Document], progress: Progress | None) -> int:
        tools = self._tools_for(self._site_words())
        name = self.folder.create(Stamp(SHAPE, tools.version, tuple(sorted(tools.site_words))))
        index = tantivy.Index(SCHEMA, str(self.folder.generation(name)))
        writer = index.writer(_REBUILD_HEAP, 1)
        count = 0
        for document in documents:
            prepared = prepare(document, tools)
            write(writer, [(prepared.key, to_tantivy(prepared))], [])
            count += 1
            if progress:
                progress(count)
        writer.commit()
        with self.folder.writing(self.patience):
            for entry in self.folder.read_journal():
                if "forget" in entry:
                    write(writer, [], [entry["forget"]])
                else:
                    prepared = Prepared.unpack(entry["add"])
                    write(writer, [(prepared.key, to_tantivy(prepared))], [])
            writer.commit()
            writer.wait_merging_threads()
            self.folder.switch(name)
        self._told.clear()
        self.folder.clean(name)
        return count

    def _site_words(self) -> tuple[str, ...]:
        """Words of the site so far that no list knows; its compounds may be made of them."""
        if self._reason() in ("missing", "shape"):
            return ()
        try:
            reader = self._readers.get()
        except (ValueError, OSError):
            return ()
        return tuple(sorted(reader.tools.new_words(reader.vocabulary)))

    def _writable(self) -> str:
        """The current generation, made when there is none; raises when its shape is another."""
        name = self.folder.current()
        if name is None:
            name = self.folder.create(Stamp(SHAPE, self._tools_for(()).version))
            tantivy.Index(SCHEMA, str(self.folder.generation(name)))
            self.folder.switch(name)
            self._tell("missing")
        elif (stamp := self.folder.stamp(name)) is None or stamp.shape != SHAPE:
            self._tell("shape")
            raise EngineUnavailable("The search index is of an older shape and must be rebuilt")
        return name

    def _write_tools(self) -> Language:
        name = self.folder.current()
        stamp = self.folder.stamp(name) if name else None
        return self._tools_for(stamp.site_words if stamp else ())

    def _tools_for(self, site_words: tuple[str, ...]) -> Language:
        with self._tools_lock:
            if site_words not in self._tools:
                self._tools[site_words] = Language(self._concepts(), site_words)
            return self._tools[site_words]

    def _reader(self) -> Reader | None:
        """A reader of the newest commit; None when nothing was ever indexed."""
        reason = self._reason()
        if reason:
            self._tell(reason)
        if reason == "missing":
            return None
        if reason == "shape":
            raise EngineUnavailable("The search index is of an older shape and must be rebuilt")
        try:
            return self._readers.get()
        except (ValueError, OSError) as error:
            self._broken(error)

    def _reason(self) -> str:
        """Why the index should be rebuilt: missing, shape or language; empty when it is good."""
        name = self.folder.current()
        if name is None:
            return "missing"
        stamp = self._readers.stamp(name)
        if stamp is None and self.folder.current() != name:
            return self._reason()  # a rebuild took it away between the two reads
        if stamp is None or stamp.shape != SHAPE:
            return "shape"
        return "" if stamp.language == self._tools_for(stamp.site_words).version else "language"

    def _tell(self, reason: str) -> None:
        if self._on_outdated and reason not in self._told:
            self._told.add(reason)
            self._on_outdated(reason)

    def _broken(self, error: Exception) -> NoReturn:
        self._tell("broken")
        raise EngineUnavailable(f"The search index cannot be used: {error}") from error
