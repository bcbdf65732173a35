"""One size after the other; what was measured is kept, so that a long run can go on later."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.utils import timezone

from search.contract import Engine, Query, Text
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine

from . import report
from .asking import asks, measure
from .documents import document, documents

CLIENTS = (1, 8)
ENGINES = ("embedded", "elastic")


def run(asked: argparse.Namespace) -> int:
    """Fill and ask each size that was not measured yet, then write the report."""
    asked.state.mkdir(parents=True, exist_ok=True)
    names = ENGINES if asked.elasticsearch else ENGINES[:1]
    for size in asked.sizes:
        kept = asked.state / f"{size}.json"
        if not kept.exists():
            kept.write_text(json.dumps(_measure(size, names, asked)), encoding="utf-8")
    found = [json.loads(path.read_text("utf-8")) for path in asked.state.glob("*.json")]
    found = sorted((one for one in found if "size" in one), key=lambda one: one["size"])
    asked.report.write_text(report.text(found), encoding="utf-8")
    _say(report.text(found))
    return 0


def _measure(size: int, names: tuple[str, ...], asked: argparse.Namespace) -> dict[str, Any]:
    engines = {name: _engine(name, size, asked) for name in names}
    filled = {name: _fill(name, engine, size, asked.state) for name, engine in engines.items()}
    for engine in engines.values():
        engine.warm()
    rows = []
    for what, wanted in asks(asked.questions).items():
        measure(engines, wanted[:20], 1)  # warm
        for clients in CLIENTS:
            _say(f"{size}: {what}, {clients} clients")
            times = measure(engines, wanted, clients)
            rows.append({"what": what, "clients": clients, **_plain(times)})
    edits = {name: _edit(engine) for name, engine in engines.items()}
    return {
        "size": size,
        "day": timezone.now().date().isoformat(),
        "questions": asked.questions,
        "filled": filled,
        "rows": rows,
        "edit": edits,
    }


def _engine(name: str, size: int, asked: argparse.Namespace) -> Engine:
    if name == "embedded":
        return EmbeddedEngine(asked.state / f"index-{size}")
    return ElasticEngine(asked.elasticsearch, f"bench-{size}", timeout=30.0, grace=0.0)


def _fill(name: str, engine: Engine, size: int, state: Path) -> dict[str, float]:
    """Build the index, unless a run that was stopped had built it already."""
    note = state / f"filled-{name}-{size}.json"
    if note.exists() and engine.health().documents == size:
        return json.loads(note.read_text("utf-8"))
    if isinstance(engine, ElasticEngine):
        engine.drop()  # what a run that was stopped left half filled
    began = time.perf_counter()
    engine.rebuild(documents(size), _progress(name, size))
    took = time.perf_counter() - began
    found = {"seconds": took, "rate": size / took, "megabytes": engine.size() / 1e6}
    note.write_text(json.dumps(found), encoding="utf-8")
    return found


def _progress(name: str, size: int):
    began = time.monotonic()

    def show(count: int) -> None:
        if count % max(200, size // 10 // 200 * 200) == 0:
            rate = count / max(time.monotonic() - began, 0.001)
            _say(f"{name}: {count} of {size} ({rate:.0f}/s)")

    return show


def _edit(engine: Engine) -> float:
    """Seconds until a changed document is found by its new word."""
    changed = document(7)
    language = next(iter(changed.texts))
    text = Text(f"Zwiebertfeest {time.time_ns()}", url="/x/")
    began = time.perf_counter()
    engine.index([replace(changed, audience="public", texts={language: text})])
    while not engine.search(Query("zwiebertfeest", language)).total:
        time.sleep(0.01)
        if time.perf_counter() - began > 60:
            raise RuntimeError("the edit was never found")
    took = time.perf_counter() - began
    engine.index([changed])
    return took


def _plain(times: Mapping[str, Any]) -> dict[str, Any]:
    return {name: asdict(found) for name, found in times.items()}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
