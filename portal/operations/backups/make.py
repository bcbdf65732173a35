"""Making a backup while people write."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import Storage, storages
from django.db import connection
from django.utils import timezone

from . import databases
from .archive import CHUNK, DATABASE, MANIFEST, STORES, Manifest, applied_migrations, fingerprint


def make_backup(target: Path) -> Manifest:
    """Write the archive `target`, whole or not at all; returns what is in it.

    The database comes first and files after: a file is written before the row that names it, so
    the copy never has a row without its file (unless it was deleted in between).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        snapshot = Path(folder) / DATABASE
        rows = databases.dump(snapshot)
        manifest = Manifest(
            created_at=timezone.now().isoformat(),
            vendor=connection.vendor,
            migrations=applied_migrations(),
            rows=rows,
        )
        unfinished = Path(folder) / "archive.zip"
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            archive.write(snapshot, DATABASE)
            with snapshot.open("rb") as stream:
                manifest.files[DATABASE] = fingerprint(stream)
            for folder, alias in STORES.items():
                _add_files(archive, manifest, folder, storages[alias])
            archive.writestr(MANIFEST, manifest.to_json())
        unfinished.chmod(0o600)
        os.replace(unfinished, target)
    return manifest


def _add_files(archive: zipfile.ZipFile, manifest: Manifest, top: str, storage: Storage) -> None:
    for name in stored_files(storage):
        member = f"{top}/{name}"
        try:
            source = storage.open(name)
        except FileNotFoundError:  # deleted since we listed it
            continue
        digest, size = hashlib.sha256(), 0
        with source, archive.open(member, "w", force_zip64=True) as copy:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        manifest.files[member] = (size, digest.hexdigest())


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all stored files, whatever the storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from stored_files(storage, f"{folder}/{name}" if folder else name)
