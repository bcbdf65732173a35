"""The judged collection: practices as an import reads them, and queries with graded answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PRACTICES = HERE / "practices.jsonl"
QUERIES = HERE / "queries.jsonl"
BEST = 3  # the highest grade


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grade (1 to 3) of each practice that answers it; all others are worth 0.

    Queries that are `held_out` are never looked at one by one when the search is improved.
    """

    group: str
    language: str
    text: str
    held_out: bool
    grades: Mapping[str, int]


def read_queries() -> list[Judged]:
    """All judged queries."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [
        Judged(each["class"], each["language"], each["text"], each["held_out"], each["judged"])
        for each in map(json.loads, lines)
    ]


def practice_ids() -> set[str]:
    """The external ids of all practices."""
    lines = PRACTICES.read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["external_id"] for line in lines}
