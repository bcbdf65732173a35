"""Making a backup while people write."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from . import databases
from .archive import CHUNK, DATABASE, MANIFEST, MEDIA, Manifest, applied_migrations, fingerprint


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
            _add_media(archive, manifest)
            archive.writestr(MANIFEST, manifest.to_json())
        unfinished.chmod(0o600)
        os.replace(unfinished, target)
    return manifest


def _add_media(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    for name in media_files():
        member = f"{MEDIA}/{name}"
        try:
            source = default_storage.open(name)
        except FileNotFoundError:  # deleted since we listed it
            continue
        digest, size = hashlib.sha256(), 0
        with source, archive.open(member, "w", force_zip64=True) as copy:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        manifest.files[member] = (size, digest.hexdigest())


def media_files(folder: str = "") -> Iterator[str]:
    """The names of all stored files, whatever the storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from media_files(f"{folder}/{name}" if folder else name)
