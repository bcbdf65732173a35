"""`make bench-search`: both engines with more and more documents; writes docs/benchmarks/search.md.

The Elasticsearch half runs when ELASTICSEARCH_URL is set. The largest sizes take hours: a size
that was measured is kept, and a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

REPORT = Path(__file__).resolve().parents[3] / "docs" / "benchmarks" / "search.md"
STATE = Path(tempfile.gettempdir()) / "portal-bench-search"


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=_sizes("1000,10000"))
    parser.add_argument("--questions", type=int, default=200, help="of each kind")
    parser.add_argument("--state", type=Path, default=STATE, help="where a run goes on")
    parser.add_argument("--report", type=Path, default=REPORT)
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def main() -> int:
    """Measure and write the report."""
    asked = arguments()
    asked.elasticsearch = os.environ.pop("ELASTICSEARCH_URL", "")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    os.environ["PORTAL_DATA"] = str(asked.state)
    asked.state.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from . import measuring

    return measuring.run(asked)


if __name__ == "__main__":
    sys.exit(main())
