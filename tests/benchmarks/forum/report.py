"""What was measured so far, as a page of the documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from ..report import machine

KEPT = "results.json"
GOALS = {"anonymous": 0.35, "logged in": 0.25}
POSTING_GOAL = 2.0
DATABASES = ("sqlite", "postgresql")
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def keep(folder: Path, database: str, posts: int, numbers: dict[str, Any]) -> None:
    """Put the numbers of one size and database among the others."""
    kept = _kept(folder)
    kept[f"{database}-{posts}"] = numbers
    (folder / KEPT).write_text(json.dumps(kept, indent=1), "utf-8")


def _kept(folder: Path) -> dict[str, dict[str, Any]]:
    file = folder / KEPT
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _sizes(kept: dict[str, Any], database: str) -> list[int]:
    return sorted(int(key.split("-")[1]) for key in kept if key.startswith(f"{database}-"))


def text(folder: Path) -> str:
    """The whole page."""
    kept = _kept(folder)
    parts = [HEAD.format(day=timezone.localdate().strftime("%d %B %Y"), machine=machine())]
    for database in DATABASES:
        if sizes := _sizes(kept, database):
            found = [kept[f"{database}-{size}"] for size in sizes]
            parts += [f"## {NAMES[database]}\n", _speeds(sizes, found), _growth(sizes, found)]
            parts += [_posting(sizes, found), _load(sizes, found)]
    parts.append(FOOT)
    return "\n".join(parts)


def _rows(found: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The same page at all sizes, page by page; None where it was not measured."""
    by_name = [{(page["name"], page["who"]): page for page in one["pages"]} for one in found]
    return [[pages.get(key) for pages in by_name] for key in by_name[0]]


def _number(size: int) -> str:
    return f"{size:,}".replace(",", " ")


def _speeds(sizes: list[int], found: list[dict[str, Any]]) -> str:
    heads = "".join(f" ratio at {_number(size)} |" for size in sizes)
    lines = [
        f"| page | reader | queries |{heads} goal |",
        "| --- | --- | --- |" + " --: |" * len(sizes) + " --- |",
    ]
    for row in _rows(found):
        first, goal = row[0], GOALS[row[0]["who"]]
        there = [one for one in row if one]
        asked = sorted({one["queries"] for one in there})
        most = first["most_queries"]
        queries = (
            f"{' to '.join(str(n) for n in (asked[0], asked[-1])[: len(asked)])} (at most {most})"
        )
        cells = "".join(f" **{one['ratio']:.2f}** |" if one else " – |" for one in row)
        reached = min(one["ratio"] for one in there) >= goal and asked[-1] <= most
        word = "reached" if reached else "missed"
        who = f"{first['name']} | {first['who']}"
        lines.append(f"| {who} | {queries} |{cells} {goal:.2f}: {word} |")
    return "\n".join(lines) + "\n"


def _growth(sizes: list[int], found: list[dict[str, Any]]) -> str:
    heads = "".join(f" p50 at {_number(size)} |" for size in sizes)
    lines = [
        f"| page | reader |{heads} growth | goal |",
        "| --- | --- |" + " --: |" * len(sizes) + " --: | --- |",
    ]
    for row in _rows(found):
        first, last = row[0], [one for one in row if one][-1]
        # What else the machine does meets page and reference alike, so their ratio is compared.
        grown = first["ratio"] / last["ratio"]
        cells = "".join(f" {one['p50']:.1f} ms |" if one else " – |" for one in row)
        word = "reached" if grown <= first["growth"] else "missed"
        who = f"{first['name']} | {first['who']}"
        lines.append(f"| {who} |{cells} {grown:.2f} | at most {first['growth']:g}: {word} |")
    return "\n".join(lines) + "\n"


def _posting(sizes: list[int], found: list[dict[str, Any]]) -> str:
    lines = [
        "| a reply's POST | p50 | bare POST with one synced insert | times | goal |",
        "| --- | --: | --: | --: | --- |",
    ]
    for size, one in zip(sizes, found, strict=True):
        reply, bare = one["posting"]["reply"], one["posting"]["bare"]
        word = "reached" if reply <= bare * POSTING_GOAL else "missed"
        times = f"{reply:.1f} ms | {bare:.1f} ms | {reply / bare:.2f}"
        lines.append(f"| {_number(size)} messages | {times} | at most 2: {word} |")
    return "\n".join(lines) + "\n"


def _load(sizes: list[int], found: list[dict[str, Any]]) -> str:
    loads = ", ".join(
        f"{one['load']:.0f} ({_number(size)})" for size, one in zip(sizes, found, strict=True)
    )
    return (
        f"Load of the machine at the end of each run, its two of ours included: {loads}. Above the "
        "number of cores, goals of speed and of posting say little: repeat them on a quiet one.\n"
    )


HEAD = """# The forum with many messages

Written by `make bench-forum` on {day}. Machine: {machine}.

`manage.py seed_scale --posts N` makes eight public boards, people and topics with a long tail: one
topic of 5,000 messages, a few of hundreds, most of two to five; a few people write most of it. It
goes on where it was stopped, and from a smaller forum to a larger one. Each page is asked for in
turns with the reference page of `make bench-pages` of as many bytes (see pages.md); the ratio is
the median of the rounds. No page is cached. p50 is of single requests, each on a new connection,
no others of ours under way. Growth is how much slower a page became against the reference page of
the same moment, from the smallest to the largest forum, so that a busier hour does not count. The
deep page of topics lies in the middle of the largest board, the deep page of a topic in the middle
of the longest one.
"""
FOOT = """## How it stays level

- A message carries its position, so a page of a topic is a range on an index, wherever it is.
- Lists of topics page by key on partial indexes of their own: pinned and newest, without an
  answer, solved, by language.
- Numbers of messages and topics are kept by the action that changes them.
- Rows that are only shown are plain values; the queries of these pages are written once.
- Telling followers, mail and the search index are the worker's: a reply only puts down what is to
  be told.
- The statements of a reply are written once and sent with other values.
"""
