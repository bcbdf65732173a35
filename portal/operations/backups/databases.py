"""A consistent copy of the database while people write, and its way back; SQLite and PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from .archive import BackupRefused


def dump(target: Path) -> dict[str, int]:
    """Write a snapshot to `target`; returns the rows of each table in that snapshot."""
    if connection.vendor == "sqlite":
        return _dump_sqlite(target)
    return _dump_postgresql(target)


def load(source: Path) -> None:
    """Put a snapshot into the empty database of the settings."""
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgresql(source)


def count_rows() -> dict[str, int]:
    """The rows of each table of the current database."""
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found[table] = cursor.fetchone()[0]
    return found


def is_empty() -> bool:
    """Whether nothing was ever written: a restore overwrites no one's work."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def _dump_sqlite(target: Path) -> dict[str, int]:
    source = connection.settings_dict["NAME"]
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write)
        write.execute("PRAGMA journal_mode=DELETE")
        tables = write.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: write.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in sorted(tables)
        }


def _load_sqlite(source: Path) -> None:
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    with closing(sqlite3.connect(source)) as read:
        if read.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise BackupRefused("The database in the backup is damaged.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(target)) as write:
            read.backup(write)
    target.chmod(0o600)


def _postgresql(*command: str) -> None:
    settings = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": settings["HOST"] or "",
        "PGPORT": str(settings["PORT"] or ""),
        "PGUSER": settings["USER"] or "",
        "PGPASSWORD": settings["PASSWORD"] or "",
        "PGDATABASE": settings["NAME"],
    }
    environment = {name: value for name, value in environment.items() if value}
    subprocess.run(command, env=environment, check=True)  # noqa: S603 - fixed commands of ours


def _dump_postgresql(target: Path) -> dict[str, int]:
    rows = count_rows()
    _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
    return rows


def _load_postgresql(source: Path) -> None:
    connection.close()
    _postgresql(
        "pg_restore",
        "--no-owner",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={connection.settings_dict['NAME']}",
        str(source),
    )
