"""What the measurement says, as a page of the documentation."""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path

import django
import wagtail
from django.utils import timezone

from .measuring import GOAL_ANONYMOUS, GOAL_LOGGED_IN, Result
from .servers import workers


def table(results: list[Result]) -> str:
    """One line a page and reader."""
    lines = [
        "| page | reader | KB | queries | ms | reference, ms | ratio | goal | by the clock |",
        "| --- | --- | --: | --: | --: | --: | --: | --- | --: |",
    ]
    for one in results:
        goal = ("reached" if one.ratio >= one.goal else "missed") if one.goal else "none"
        lines.append(
            f"| {one.name} | {one.who} | {one.size / 1000:.1f} | {one.queries} "
            f"| {one.own.each * 1000:.2f} | {one.other.each * 1000:.2f} "
            f"| **{one.ratio:.2f}** | {goal} | {one.ratio_by_clock:.2f} |"
        )
    return "\n".join(lines)


def profile_table(profiles: dict[str, dict[str, float]]) -> str:
    """One line a page: which share of its time each part takes."""
    parts = sorted({part for shares in profiles.values() for part in shares})
    lines = ["| page | " + " | ".join(parts) + " |", "| --- |" + " --: |" * len(parts)]
    for name, shares in profiles.items():
        cells = " | ".join(f"{shares.get(part, 0):.0%}" for part in parts)
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines)


def machine() -> str:
    """The processor, its cores and the versions that were measured."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return (
        f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}, "
        f"Django {django.__version__}, Wagtail {wagtail.__version__}"
    )


def text(
    results: list[Result],
    profiles: dict[str, dict[str, float]],
    *,
    constant: float,
    empty: float,
    asked: argparse.Namespace,
) -> str:
    """The whole page."""
    return f"""# Speed of pages

Written by `make bench-pages` on {timezone.localdate():%d %B %Y}. Machine: {machine()}.

Each page is asked for over eight connections that stay open, in turns with a reference page: no
framework, three queries on indexes, one Jinja2 template that writes rows until it has as many
bytes as the page. Both run on granian with the settings of `manage.py serve` (WSGI, one blocking
thread a process, {workers()} process here: one core is left to the driver, a small one of our own,
`tests/benchmarks/load.py`) and on SQLite. {asked.rounds} rounds of {asked.seconds} s. Shown is how
long the server was on a processor for one page, and the ratio of both; by the clock it is the same
on a machine that does nothing else, and noise on another (the last column: medians of neighbours;
the load when this was written was {os.getloadavg()[0]:.1f}). No page is cached.

Goals: {GOAL_ANONYMOUS:.2f} of the reference page for an anonymous reader, {GOAL_LOGGED_IN:.2f} for
somebody who is logged in (a tenant, with notices, roles and menus). Numbers of queries are of a
page that was read before in the same minute: menus and start pages are remembered that long.

{table(results)}

For comparison: 30 KB that are ready, {constant:.0f} a second; a view of the portal that does
nothing, behind all middlewares, {empty:.0f} a second.

## What costs

The share of the time inside the portal, from a profile of the anonymous pages. A profile makes
small functions look dearer than they are: read it as an order, not as a clock.

{profile_table(profiles)}

What was learnt, and where it lives:

- **Making a query costs more than asking it.** The ORM takes 0.3 to 0.8 ms to write a query that
  SQLite answers in 0.03 ms. Queries of hot pages are written once and kept
  (`portal/core/prepared.py`); they are asked anew on every request.
- **The same row, the same object.** What editors publish is asked for each time, and whether it may
  be seen; when the database gives the row of before, its object and what was drawn of it are those
  of before (`portal/core/kept.py`, `home/site/kept.py`). Links, files, lists and whatever else may
  change without the row are drawn each time.
- **Templates.** Jinja2's ways to call a macro, to escape, to look up a text and to make the values
  of a part serve all uses and cost more than what they do; ours are compiled in: a fifth to a
  quarter of a page (`portal/core/jinja_code.py`, `jinja_calls.py`, `jinja_templates.py`).
- **Parts.** Head, menus, foot, cards and lists are drawn once for the same values
  (`portal/core/same_for_all.py`). What members wrote is kept ten minutes at most, and never with a
  token: the buttons below messages belong to one form of the page.
- **Tokens.** The forms of a page share one masked token; forty of them took 3 ms.
- **Forms.** An input drawn by Django's engine cost 0.2 ms; simple ones are drawn by Jinja2
  (`portal/core/form_renderer.py`).
- **Whatever comes out the same is not done again.** Resolving an address cost 0.09 ms, unpacking
  seven values of Django's memory cache 0.2 ms, a log of changes that looked for the reader 0.09 ms
  (docs/decisions/what-a-process-remembers.md). Three queries about the pages around a page are one.
- **SQLite plans anew** when a fixed value of the query is a parameter and stands in the condition
  of an index: such values are written into the SQL.
- **What is left** is a long tail: the frame of each page (0.3 ms), the middlewares (0.2 ms), a
  query (0.03 ms each), and for somebody who is logged in five more queries (session, account,
  roles, seats, notices) and the forms.
"""
