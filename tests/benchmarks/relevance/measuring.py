"""One measurement: a database with the collection, asked through each engine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command

from home.knowledge.search_source import PracticeSource
from search.contract import Engine
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from tests import migrated_database

from . import report
from .collection import PRACTICES, read_queries
from .scoring import Outcome, ask

INDEX = "bench-relevance"


def run(folder: Path, server: str, asked: argparse.Namespace) -> int:
    """Import, index, ask, report."""
    _fill(folder)
    outcomes: dict[str, list[Outcome]] = {}
    with embedded(folder) as engine:
        outcomes["embedded"] = ask(engine, read_queries())
    if server:
        with elastic(server) as engine:
            outcomes["elastic"] = ask(engine, read_queries())
    if asked.show:
        _say(report.weak(outcomes["embedded"], asked.show))
    _say(report.table(outcomes))
    if not asked.show:
        asked.report.write_text(report.text(outcomes), encoding="utf-8")
    return 0


def _fill(folder: Path) -> None:
    database = folder / "db.sqlite3"
    if not database.exists():
        migrated_database.bring(database)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)
    call_command("import_practices", str(PRACTICES), verbosity=0)


@contextmanager
def embedded(folder: Path) -> Iterator[Engine]:
    """The embedded engine with the collection, in a folder of its own."""
    engine = EmbeddedEngine(folder / "judged")
    engine.rebuild(PracticeSource().documents())
    yield engine


@contextmanager
def elastic(server: str) -> Iterator[Engine]:
    """Elasticsearch with the collection, in an index that is removed afterwards."""
    engine = ElasticEngine(server, INDEX, timeout=10.0, grace=0.0)
    engine.rebuild(PracticeSource().documents())
    try:
        yield engine
    finally:
        engine.drop()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
