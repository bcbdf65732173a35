"""What a backup file holds and when it is refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media"
# What councils and groups keep for themselves lies in stores of its own.
COUNCILS = "councils"
GROUPS = "groups"
STORES = {MEDIA: "default", COUNCILS: "councils", GROUPS: "groups"}
CHUNK = 1024 * 1024


class BackupRefused(Exception):
    """The backup is damaged, of a newer version, or there is something in the way."""


@dataclass(slots=True)
class Manifest:
    """What is in the archive: each file with its size and SHA-256, and the state of the tables."""

    created_at: str
    vendor: str
    migrations: list[str]
    rows: dict[str, int]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """The manifest of an archive. Raises BackupRefused when it cannot be trusted."""
    try:
        data = json.loads(archive.read(MANIFEST))
        data["files"] = {name: (size, digest) for name, (size, digest) in data["files"].items()}
        manifest = Manifest(**data)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise BackupRefused("This is not a backup of the portal: no manifest.") from error
    if manifest.format > FORMAT:
        raise BackupRefused("This backup was made by a newer portal: upgrade first.")
    return manifest


def check_archive(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Raises BackupRefused unless every file is there, inside, and as it was."""
    names = set(archive.namelist()) - {MANIFEST}
    if names != set(manifest.files):
        raise BackupRefused("The backup lacks files, or holds files that it does not list.")
    for name, (size, digest) in manifest.files.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name:
            raise BackupRefused(f"The backup holds a file outside its folder: {name}")
        try:
            with archive.open(name) as stream:
                found = fingerprint(stream)
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise BackupRefused(f"The backup is cut or damaged at {name}.") from error
        if found != (size, digest):
            raise BackupRefused(f"A file of the backup was changed: {name}")


def check_version(manifest: Manifest) -> None:
    """Raises BackupRefused when the backup knows migrations that this portal does not."""
    from django.db.migrations.loader import MigrationLoader

    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest.migrations) - ours)
    if unknown:
        raise BackupRefused(f"This backup was made by a newer portal (it knows {unknown[0]}).")


def fingerprint(stream: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of what is left of a stream."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def applied_migrations() -> list[str]:
    """The migrations that the database went through, as `app.name`."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive, for reading. Raises BackupRefused when it is none."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, FileNotFoundError) as error:
        raise BackupRefused(f"{path} is not a complete backup.") from error
