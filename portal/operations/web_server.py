"""How the portal is served: the same for `manage.py serve` and for the benchmarks."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

APPLICATION = "portal.wsgi:application"


def web_command(*, host: str, port: int, workers: int, application: str = APPLICATION) -> list[str]:
    """The command that serves `application`.

    One process a core with one blocking thread each: measured best, and each thread keeps its own
    connection to the database.
    """
    granian = Path(sysconfig.get_path("scripts")) / "granian"
    program = str(granian) if granian.exists() else shutil.which("granian") or "granian"
    options = f"--interface wsgi --host {host} --port {port} --workers {workers}"
    options += " --blocking-threads 1 --no-ws --respawn-failed-workers --log-level warning"
    return [program, *options.split(), application]
