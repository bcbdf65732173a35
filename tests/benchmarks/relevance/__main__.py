"""`make bench-relevance`: a judged collection on both engines; writes docs/benchmarks/relevance.md.

The practices go in by `import_practices`, into a database and an index of their own. The
Elasticsearch half runs when ELASTICSEARCH_URL is set.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

REPORT = Path(__file__).resolve().parents[3] / "docs" / "benchmarks" / "relevance.md"


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", type=Path, default=REPORT)
    parser.add_argument("--keep", type=Path, help="a folder whose database is used again")
    parser.add_argument("--show", type=float, help="list open queries with a lower nDCG than this")
    return parser.parse_args()


def main() -> int:
    """Measure, print the table and write the report."""
    asked = arguments()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="portal-relevance-"))
    folder.mkdir(parents=True, exist_ok=True)
    # Before anything reads the settings.
    server = os.environ.pop("ELASTICSEARCH_URL", "")
    os.environ["PORTAL_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    import django

    django.setup()
    from . import measuring

    try:
        return measuring.run(folder, server, asked)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
