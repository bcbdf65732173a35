"""`make bench-forum`: one size on one database; the report tells of all that were measured.

    python -m tests.benchmarks.forum --posts 100000

`DATABASE_URL` chooses the database (it may hold nothing else); without it SQLite. What was seeded
stays in the data folder and is used again. Everything happens on this machine, on 127.0.0.1.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
REPORT = ROOT / "docs" / "benchmarks" / "forum.md"


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.25, help="of each measurement")
    parser.add_argument("--data", type=Path, default=ROOT / "var" / "bench-forum")
    parser.add_argument(
        "--no-search", action="store_true", help="neither build the search index nor measure it"
    )
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args()


def main() -> int:
    """Seed what misses, measure, keep the numbers, write the report of all that is kept."""
    asked = arguments()
    database = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    folder = asked.data / f"{database}-{asked.posts}"
    folder.mkdir(parents=True, exist_ok=True)
    # Before anything reads the settings.
    os.environ["PORTAL_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    os.environ["SERVER_TIMING"] = "0"
    import django

    django.setup()
    from . import report
    from .run import measure

    numbers = measure(folder, asked)
    report.keep(asked.data, database, asked.posts, numbers)
    asked.report.write_text(report.text(asked.data), "utf-8")
    sys.stdout.write(report.text(asked.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
