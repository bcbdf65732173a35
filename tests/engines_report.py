"""The end of a test run: where the two search engines kept the contract differently."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

ENGINES = ("embedded", "elastic")
_PARAMETER = re.compile(r"\[(.*)\]$")


def outcomes(stats: dict[str, list[Any]]) -> dict[str, dict[str, str]]:
    """For each test of the contract what came out of it, by engine."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for outcome in ("passed", "skipped", "failed", "error"):
        for report in stats.get(outcome, []):
            asked = _asked(getattr(report, "nodeid", ""))
            if asked:
                name, engine = asked
                found[name][engine] = outcome
    return found


def _asked(nodeid: str) -> tuple[str, str] | None:
    """The test without its engine, and the engine; None for other tests."""
    match = _PARAMETER.search(nodeid)
    if not nodeid.startswith("tests/search/") or not match:
        return None
    parts = match[1].split("-")
    engine = next((part for part in parts if part in ENGINES), None)
    if engine is None:
        return None
    rest = "-".join(part for part in parts if part != engine)
    return f"{nodeid[: match.start()]}[{rest}]" if rest else nodeid[: match.start()], engine


def tell_differences(terminalreporter: Any) -> None:
    """A table of what both engines were asked, and of what only one of them answered right."""
    found = outcomes(terminalreporter.stats)
    both = {name: by for name, by in found.items() if set(by) == set(ENGINES)}
    if not found:
        return
    differ = {name: by for name, by in both.items() if len(set(by.values())) > 1}
    # Without a server its half is skipped, which is no difference between engines.
    differ = {name: by for name, by in differ.items() if "skipped" not in by.values()}
    asked = sum("skipped" not in by.values() for by in both.values())
    terminalreporter.section("search engines", sep="-")
    terminalreporter.write_line(
        f"{len(found)} questions of the contract, {asked} put to both engines,"
        f" {len(differ)} answered differently"
    )
    if differ:
        terminalreporter.write_line(f"{'embedded':10} {'elastic':10} question")
    for name, by in sorted(differ.items()):
        terminalreporter.write_line(f"{by['embedded']:10} {by['elastic']:10} {name}")
