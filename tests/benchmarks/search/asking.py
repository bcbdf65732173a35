"""The questions of the benchmark, and how long an engine takes to answer them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from search.contract import LANGUAGES, PUBLIC, Engine, Query

from .documents import KINDS, VOCABULARY

PAGE = 20
AUDIENCES = frozenset({PUBLIC, "company-3"})
# Where in the list of frequencies the words of a question are.
BANDS = {"common": (0, 40), "middling": (400, 4_000), "rare": (10_000, 30_000)}

Ask = Callable[[Engine], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds at the median and at the slowest of a hundred."""

    p50: float
    p99: float


def questions(band: str, count: int) -> list[Query]:
    """Questions of one to three words of a band; every fifth has a letter too much."""
    draw = random.Random(f"questions-{band}")
    made = []
    for number in range(count):
        language = draw.choice(LANGUAGES)
        words = draw.sample(VOCABULARY[language].ranked[slice(*BANDS[band])], draw.randint(1, 3))
        if number % 5 == 0:
            words[0] = f"{words[0][:3]}x{words[0][3:]}"
        made.append(Query(" ".join(words), language, AUDIENCES, page_size=PAGE))
    return made


def asks(count: int) -> Mapping[str, Sequence[Ask]]:
    """What is measured: whole pages by band, a filter change, suggestions."""
    pages = {f"page, {band} words": questions(band, count) for band in BANDS}
    draw = random.Random("filters")
    filtered = [
        replace(query, filters={"kind": (draw.choice(KINDS),), "year": ("2020", "2021")})
        for query in pages["page, middling words"]
    ]
    prefixes = [(q.text.split()[-1][: draw.randint(2, 6)], q.language) for q in filtered]
    return {
        **{name: [_page(query) for query in found] for name, found in pages.items()},
        "filter change": [_page(query) for query in filtered],
        "suggestions": [_suggest(prefix, language) for prefix, language in prefixes],
    }


def _page(query: Query) -> Ask:
    return lambda engine: engine.search(query)


def _suggest(prefix: str, language: str) -> Ask:
    return lambda engine: engine.suggest(prefix, language, AUDIENCES)


def measure(engines: Mapping[str, Engine], wanted: Sequence[Ask], clients: int) -> dict[str, Times]:
    """Ask every engine the same, in turns, so that a busy moment of the machine hits all."""
    took: dict[str, list[float]] = {name: [] for name in engines}
    share = max(1, len(wanted) // 4)
    with ThreadPoolExecutor(clients) as pool:
        for start in range(0, len(wanted), share):
            part = wanted[start : start + share]
            for name, engine in engines.items():
                took[name] += pool.map(lambda ask, asked=engine: _timed(asked, ask), part)
    return {name: _times(found) for name, found in took.items()}


def _timed(engine: Engine, ask: Ask) -> float:
    began = time.perf_counter()
    ask(engine)
    return (time.perf_counter() - began) * 1000


def _times(found: list[float]) -> Times:
    ordered = sorted(found)
    return Times(
        ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    )
