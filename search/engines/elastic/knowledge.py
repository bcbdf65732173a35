"""What a process knows of the index without asking: its stamp, language tools and public words."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from search.contract import EngineUnavailable
from search.engines import common
from search.engines.folder import Stamp
from search.language.analysis import SHAPE
from search.language.spelling import Vocabulary
from search.language.thesaurus import ThesaurusConcept
from search.language.tools import Language

from .indices import Indices
from .server import Server
from .words import count_words

_FRESH = 60.0  # seconds that it is trusted: other machines write and rebuild too
_SOON = 2.0  # the same while there is no index, or one that should be rebuilt
_PAUSE = 20.0  # seconds between two readings that take long, however much this process writes

Concepts = Callable[[], Iterable[ThesaurusConcept] | None]


@dataclass(slots=True)
class State:
    """What was read at one moment."""

    stamp: Stamp | None
    tools: Language
    vocabulary: Vocabulary
    took: float = 0.0
    read_at: float = field(default_factory=time.monotonic)

    @property
    def age(self) -> float:
        """Seconds since it was read."""
        return time.monotonic() - self.read_at


class Knowledge:
    """Reads the state beside the searches, from time to time and after this process has written.

    A reader never waits for it, but for the first time, and for `patience` seconds after a write:
    a small index is read again in that time, and a large one a little later.
    """

    def __init__(
        self,
        server: Server,
        index: str,
        concepts: Concepts | None,
        on_outdated: Callable[[str], None] | None,
        patience: float,
    ) -> None:
        self._server = server
        self._index = index
        self._patience = patience
        self._concepts = concepts or (lambda: None)
        self._on_outdated = on_outdated
        self._told: set[str] = set()
        self._state: State | None = None
        self._is_behind = False
        self._forgotten = 0
        self._known_concepts: tuple[tuple[ThesaurusConcept, ...] | None] | None = None
        self._refreshing: threading.Thread | None = None
        self._trouble = ""
        self._lock = threading.Lock()

    def current(self, until: float) -> State:
        """What is known now; raises EngineUnavailable when nothing could be read until then."""
        state = self._state
        if state is None:
            self._refresh().join(max(0.0, until - time.monotonic()))
            state = self._state
        elif self._is_behind:
            state = self._caught_up(state, until)
        elif state.age >= (_SOON if self.reason(state.stamp, state.tools) else _FRESH):
            self._refresh()
        if state is None:
            raise EngineUnavailable(self._trouble or "The search server is slow")
        return self.checked(state)

    def _caught_up(self, state: State, until: float) -> State:
        """With what this process wrote, when that can be read at once."""
        if state.took > self._patience:
            if state.age >= _PAUSE:
                self._refresh()
            return state
        until = min(until, time.monotonic() + self._patience)
        # One that is under way may have begun before the write.
        for _attempt in (1, 2):
            self._refresh().join(max(0.0, until - time.monotonic()))
            if not self._is_behind:
                break
        return self._state or state

    def read(self) -> State:
        """Read now: for whoever writes."""
        return self.checked(self._read())

    def tools_for_writing(self) -> Language:
        """The tools that the index is made with now; another machine may have rebuilt it."""
        with self._server.guarded():
            stamp = Indices(self._server.asking, self._index).stamp()
        return self.checked(State(stamp, self._tools_of(stamp), Vocabulary())).tools

    def tools_for_rebuild(self) -> Language:
        """The tools for a new index: the compounds of the site's own words are split too."""
        try:
            state = self.read()
        except EngineUnavailable:
            return Language(self._asked_concepts())
        return Language(self._asked_concepts(), state.tools.new_words(state.vocabulary))

    def wrote(self) -> None:
        """This process changed the index."""
        self._is_behind = True

    def forget(self) -> None:
        """Know nothing any more: the concepts or the whole index are other ones now."""
        with self._lock:
            self._forgotten += 1
            self._state = None
            self._known_concepts = None

    def rebuilt(self) -> None:
        """A new index is read: what was wrong with the last one is so no more."""
        self._told.clear()
        self.forget()

    def reason(self, stamp: Stamp | None, tools: Language | None = None) -> str:
        """Why the index should be rebuilt: missing, shape or language; empty when it is good."""
        if stamp is None:
            return "missing"
        if stamp.shape != SHAPE:
            return "shape"
        tools = tools or Language((), stamp.site_words)
        return "" if stamp.language == tools.version else "language"

    def tell(self, reason: str) -> None:
        """Tell the listener, once a process."""
        if self._on_outdated and reason not in self._told:
            self._told.add(reason)
            self._on_outdated(reason)

    def checked(self, state: State) -> State:
        """The state, unless nothing can be read of such an index."""
        reason = self.reason(state.stamp, state.tools)
        if reason:
            self.tell(reason)
        if reason == "shape":
            raise EngineUnavailable("The search index is of an older shape and must be rebuilt")
        return state

    def _refresh(self) -> threading.Thread:
        """The thread that reads it again; one at a time."""
        self._asked_concepts()  # here, since they come from the database of this thread
        with self._lock:
            if self._refreshing is None or not self._refreshing.is_alive():
                self._refreshing = threading.Thread(target=self._try_to_read, daemon=True)
                self._refreshing.start()
            return self._refreshing

    def _try_to_read(self) -> None:
        try:
            self._read()
            self._trouble = ""
        except EngineUnavailable as error:
            self._trouble = str(error)

    def _read(self) -> State:
        known, forgotten, began = self._state, self._forgotten, time.monotonic()
        self._is_behind = False
        try:
            with self._server.guarded():
                stamp = Indices(self._server.reading, self._index).stamp()
                tools = self._tools_of(stamp)
                vocabulary = self._vocabulary(tools, stamp, known)
        except EngineUnavailable:
            self._is_behind = True
            raise
        state = State(stamp, tools, vocabulary, time.monotonic() - began)
        with self._lock:
            # Unless the thesaurus was changed meanwhile.
            if self._forgotten == forgotten:
                self._state = state
        return state

    def _vocabulary(self, tools: Language, stamp: Stamp | None, known: State | None) -> Vocabulary:
        if stamp is None or stamp.shape != SHAPE:
            return common.public_words(tools, {}, 0)
        counts, documents = count_words(self._server, self._index)
        if known is not None and known.tools is tools:
            before = known.vocabulary
            if (before.by_language, before.documents) == (counts, documents):
                return before
        # Prepared here, so that no reader waits for it.
        return common.public_words(tools, counts, documents).prepare()

    def _tools_of(self, stamp: Stamp | None) -> Language:
        known = self._state
        if known is not None and known.stamp == stamp:
            return known.tools
        return Language(self._asked_concepts(), stamp.site_words if stamp else ())

    def _asked_concepts(self) -> tuple[ThesaurusConcept, ...] | None:
        """The concepts, asked for once until they change."""
        known = self._known_concepts
        if known is None:
            found = self._concepts()
            known = self._known_concepts = (None if found is None else tuple(found),)
        return known[0]
