"""What the measurements say, as a page of the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.report import machine

PAGE = Path(__file__).with_name("page.md.txt")
Found = Sequence[Mapping[str, Any]]


def text(found: Found) -> str:
    """The whole page."""
    return PAGE.read_text(encoding="utf-8").format(
        machine=machine(),
        filling=filling(found),
        asking="\n\n".join(asking(one) for one in found),
        targets=targets(found),
    )


def filling(found: Found) -> str:
    """Index rate, size and rebuild time, a line a size and engine."""
    lines = [
        "| documents | engine | documents a second | seconds | MB | edit found after (s) | on |",
        "| --: | --- | --: | --: | --: | --: | --- |",
    ]
    for one in found:
        for name, filled in one["filled"].items():
            lines.append(
                f"| {one['size']:,} | {name} | {filled['rate']:.0f} | {filled['seconds']:.0f} "
                f"| {filled['megabytes']:.1f} | {one['edit'][name]:.2f} | {one['day']} |"
            )
    return "\n".join(lines)


def asking(one: Mapping[str, Any]) -> str:
    """Milliseconds of one size, a line a kind of question."""
    names = list(one["filled"])
    head = " | ".join(f"{name} p50 | p99" for name in names)
    lines = [
        f"### {one['size']:,} documents",
        "",
        f"| what | clients | {head} |",
        "| --- | --: |" + " --: | --: |" * len(names),
    ]
    for row in one["rows"]:
        cells = " | ".join(f"{row[name]['p50']:.1f} | {row[name]['p99']:.1f}" for name in names)
        lines.append(f"| {row['what']} | {row['clients']} | {cells} |")
    return "\n".join(lines)


def targets(found: Found) -> str:
    """The goals, each with whether it was reached at the largest size that was measured."""
    both = [one for one in found if len(one["filled"]) > 1]
    if not both:
        return "Only one engine was measured."
    one = next((each for each in both if each["size"] == 100_000), both[-1])
    page, typed = _row(one, "page, middling words"), _row(one, "suggestions")
    lines = [
        f"At {one['size']:,} documents, one client, the same run:",
        "",
        _goal("p50 of a page no higher than Elasticsearch's", page, "p50", 1.0),
        _goal("p99 of a page no higher than Elasticsearch's", page, "p99", 1.0),
        _goal("p50 of suggestions a third of Elasticsearch's", typed, "p50", 1 / 3),
        *_growth(found),
    ]
    worst = max(seconds for each in found for seconds in each["edit"].values())
    lines.append(f"- a single edit is findable within 2 s: {worst:.2f} s, {_word(worst <= 2)}")
    return "\n".join(lines)


def _growth(found: Found) -> list[str]:
    small = next((one for one in found if one["size"] == 10_000), None)
    large = found[-1]
    if small is None or large["size"] <= 10_000:
        return []
    before, after = (_row(one, "page, middling words")["embedded"]["p50"] for one in (small, large))
    grown = after / before
    return [
        f"- p50 grows from 10,000 to {large['size']:,} documents at most 4 times:"
        f" {grown:.1f} times, {_word(grown <= 4)}"
    ]


def _goal(says: str, row: Mapping[str, Any], what: str, share: float) -> str:
    own, other = row["embedded"][what], row["elastic"][what]
    return f"- {says}: {own:.1f} to {other:.1f} ms, {_word(own <= other * share)}"


def _row(one: Mapping[str, Any], what: str) -> Mapping[str, Any]:
    return next(row for row in one["rows"] if row["what"] == what and row["clients"] == 1)


def _word(is_reached: bool) -> str:
    return "**reached**" if is_reached else "**missed**"
