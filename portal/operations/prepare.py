"""Making a place ready to serve: folders, tables, reference data, demo content, files, index.

Each step looks first and does nothing when nothing is needed, so that a second start is quick
and repairs only what is broken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from search.engine import get_engine

Say = Callable[[str], None]


def make_folders() -> None:
    """The folders that a running portal writes in, closed to others."""
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.MAIL_FOLDER):
        Path(folder).mkdir(parents=True, exist_ok=True, mode=0o750)


def migrate(say: Say) -> bool:
    """Bring the tables up to date, when they are not; says whether anything was to be done."""
    executor = MigrationExecutor(connection)
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if is_behind:
        say("Making the tables ...")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    return is_behind


def load_content(say: Say) -> None:
    """Reference data always (it never overwrites), demo content only into an empty database."""
    from portal.accounts.models import User

    is_empty = not User.objects.exists()
    if is_empty or not _reference_is_loaded():
        say("Loading the reference data ...")
        call_command("load_reference", verbosity=0)
    if is_empty and settings.DEMO_ALLOWED:
        say("Loading the demo content ...")
        call_command("load_demo", verbosity=0)


def _reference_is_loaded() -> bool:
    from portal.organisations.models import Municipality

    return Municipality.objects.exists()


def collect_static(say: Say) -> None:
    """Copy and hash the static files, when one of them is new."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    current = _static_fingerprint()
    if stamp.exists() and stamp.read_text() == current:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current)


def _static_fingerprint() -> str:
    digest = hashlib.sha256()
    lock = Path(settings.BASE_DIR) / "requirements" / "run.txt"
    digest.update(lock.read_bytes())
    for folder in settings.STATICFILES_DIRS:
        for file in sorted(Path(folder).rglob("*")):
            if file.is_file():
                digest.update(f"{file}:{file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def build_index(say: Say) -> None:
    """Build the search index, when it is missing or of another shape."""
    health = get_engine().health()
    if health.ok and not health.rebuild_reason:
        return
    say("Building the search index ...")
    call_command("rebuild_index", verbosity=0)


def prepare(say: Say) -> None:
    """All of it, in order."""
    make_folders()
    was_behind = migrate(say)
    load_content(say)
    if was_behind:
        # New tables bring new rights for those who may edit them.
        call_command("sync_rights", verbosity=0)
    collect_static(say)
    build_index(say)
