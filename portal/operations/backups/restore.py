"""Putting a backup back into an empty place, and proving that all of it arrived."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection

from portal.privacy.tombstones import Tombstone, erase_again, ledger, read_tombstones

from . import databases
from .archive import (
    DATABASE,
    STORES,
    BackupRefused,
    Manifest,
    check_archive,
    check_version,
    open_archive,
    read_manifest,
)
from .make import stored_files


def restore_backup(source: Path, erased: Path | None = None) -> Manifest:
    """Restore `source` into the empty database and media folder of the settings.

    Who was erased after the backup is erased anew, by the ledger of the portal and by `erased`.
    Everything is checked before anything is touched. Raises BackupRefused when the backup is
    damaged, newer, of another engine, when there is already something here, or when a list of
    erased accounts cannot be read.
    """
    stones = _erased_since(erased)
    with open_archive(source) as archive:
        manifest = read_manifest(archive)
        check_archive(archive, manifest)
        check_version(manifest)
        _check_place(manifest)
        _put_back(archive, manifest)
    _check_rows(manifest)
    call_command("migrate", interactive=False, verbosity=0)
    erase_again(stones)
    call_command("rebuild_index", verbosity=0)
    return manifest


def _erased_since(file: Path | None) -> list[Tombstone]:
    files = [ledger()] if ledger().exists() else []
    try:
        return [
            stone for one in [*files, *([file] if file else [])] for stone in read_tombstones(one)
        ]
    except (OSError, ValueError) as problem:
        raise BackupRefused(
            "The list of erased accounts must hold numbers, one a line."
        ) from problem


def _check_place(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupRefused(
            f"The backup holds a {manifest.vendor} database, the settings name {connection.vendor}."
        )
    if not databases.is_empty():
        raise BackupRefused("The database is not empty: restore into a new one.")
    if any(next(iter(stored_files(storages[alias])), None) for alias in STORES.values()):
        raise BackupRefused("The media folder is not empty: restore into a new one.")


def _put_back(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        snapshot = Path(archive.extract(DATABASE, folder))
        databases.load(snapshot)
    for member in manifest.files:
        folder, _slash, name = member.partition("/")
        if name and folder in STORES:
            with archive.open(member) as stream:
                storages[STORES[folder]].save(name, File(stream))


def _check_rows(manifest: Manifest) -> None:
    found = databases.count_rows()
    wrong = [table for table, rows in manifest.rows.items() if found.get(table) != rows]
    if wrong:
        raise BackupRefused(f"These tables did not arrive whole: {', '.join(wrong)}")
