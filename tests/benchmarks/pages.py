"""`make bench-pages`: pages against a reference page; writes docs/benchmarks/pages.md.

Everything happens on this machine: demo content in a folder of its own, two servers on 127.0.0.1,
about two minutes of load. `--rounds` and `--seconds` make it longer or shorter.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "pages.md"


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=0.25, help="of each measurement")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args()


def main() -> int:
    """Measure and write the report; a missed goal is told, and is no failure of the command."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        # Before anything reads the settings.
        os.environ["PORTAL_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        os.environ["SERVER_TIMING"] = "0"
        import django

        django.setup()
        return _measure(Path(folder), asked)


def _measure(folder: Path, asked: argparse.Namespace) -> int:
    from portal.operations.prepare import prepare

    from . import content, costs, reference, report, servers
    from .load import Target, pages_per_second
    from .measuring import GOAL_ANONYMOUS, GOAL_LOGGED_IN, Result, measure_all, pair

    prepare(say)
    topic = content.fill_a_board()
    cookie = content.tenant_cookie()
    database = folder / "reference.sqlite3"
    reference.fill(database)
    say("Measuring ...")
    with ExitStack() as stack:
        port = stack.enter_context(servers.portal())
        other = stack.enter_context(servers.reference(str(database)))
        pairs, profiles = [], {}
        for page in content.pages(topic):
            for who, own, goal in (
                ("anonymous", "", GOAL_ANONYMOUS),
                ("logged in", cookie, GOAL_LOGGED_IN),
            ):
                queries = costs.count_queries(page.path, own)
                result = Result(page.name, who, goal if page.has_goal else 0, 0, queries)
                pairs.append(pair(Target(port, page.path, own), other, result))
            profiles[page.name] = costs.shares(page.path)
        measure_all(pairs, rounds=asked.rounds, seconds=asked.seconds)
        constant = pages_per_second(Target(other, "/constant"), 1)
        empty = pages_per_second(Target(port, "/healthz"), 1)
    results = [one.result for one in pairs]
    asked.report.parent.mkdir(parents=True, exist_ok=True)
    asked.report.write_text(
        report.text(results, profiles, constant=constant, empty=empty, asked=asked), "utf-8"
    )
    say(report.table(results))
    return 0


def say(text: str) -> None:
    """A line for the person who waits."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
