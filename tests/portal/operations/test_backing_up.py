"""A backup is consistent, is refused when anything is wrong with it, and comes back whole."""

import json
import os
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from portal.accounts.models import User
from portal.operations.backups import restore_backup
from portal.operations.backups.archive import (
    MANIFEST,
    BackupRefused,
    check_archive,
    open_archive,
    read_manifest,
)
from tests import migrated_database
from tests.factories.accounts import UserFactory

restore = import_module("portal.operations.backups.restore")
ROOT = Path(__file__).resolve().parents[3]


def manage(folder: Path, *command: str) -> subprocess.CompletedProcess:
    """Run a command of ours on a portal that lives in `folder`."""
    environment = {**os.environ, "PORTAL_DATA": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.development"
    for name in ("DATABASE_URL", "ELASTICSEARCH_URL", "REDIS_URL"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def backup(tmp_path_factory):
    """A backup of a portal with reference data and one file."""
    folder = tmp_path_factory.mktemp("portal")
    (folder / "media").mkdir()
    (folder / "media" / "house.txt").write_text("a house")
    migrated_database.bring(folder / "portal.sqlite3")
    for command in (["migrate", "-v0"], ["createcachetable"], ["load_reference", "-v0"]):
        done = manage(folder, *command)
        assert done.returncode == 0, done.stderr
    target = folder / "backup.zip"
    done = manage(folder, "backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def changed(backup: Path, target: Path, **files: bytes) -> Path:
    """A copy of the archive with some files replaced or added."""
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, files.pop(name, source.read(name)))
        for name, content in files.items():
            copy.writestr(name, content)
    return target


def test_a_restore_in_an_empty_place_brings_everything_back(backup, tmp_path):
    done = manage(tmp_path, "restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "media" / "house.txt").read_text() == "a house"
    again = tmp_path / "again.zip"
    manage(tmp_path, "backup", str(again))
    with open_archive(backup) as before, open_archive(again) as after:
        rows = read_manifest(after).rows
        # The index was built anew, so nothing waits for it any more.
        assert rows == {**read_manifest(before).rows, "outbox_change": 0}


@pytest.mark.django_db
def test_who_was_erased_after_the_backup_does_not_come_back(monkeypatch, settings, tmp_path):
    """Putting rows back is the test above; here they are there, as after an older backup."""
    settings.DATA_DIR = tmp_path
    for step in ("open_archive", "read_manifest", "check_archive", "check_version"):
        monkeypatch.setattr(restore, step, MagicMock())
    for step in ("_check_place", "_put_back", "_check_rows"):
        monkeypatch.setattr(restore, step, MagicMock())
    monkeypatch.setattr(restore, "call_command", MagicMock())
    gone, aside, stays = UserFactory.create_batch(3)
    (tmp_path / "erased.txt").write_text(f"{gone.pk} 2999-01-01T00:00:00+00:00\n")
    (tmp_path / "aside.txt").write_text("not a number\n")
    with pytest.raises(BackupRefused):
        restore_backup(tmp_path / "backup.zip", tmp_path / "aside.txt")
    restore._put_back.assert_not_called()
    (tmp_path / "aside.txt").write_text(f"{aside.pk}\n")
    restore_backup(tmp_path / "backup.zip", tmp_path / "aside.txt")
    assert list(User.objects.all()) == [stays]


def test_a_restore_overwrites_nobodys_work(backup):
    done = manage(backup.parent, "restore", str(backup))
    assert done.returncode != 0
    assert "not empty" in done.stderr


def test_a_cut_backup_is_refused(backup, tmp_path):
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-2000])
    with pytest.raises(BackupRefused):
        open_archive(cut)


def test_a_changed_file_is_refused(backup, tmp_path):
    other = changed(backup, tmp_path / "changed.zip", **{"media/house.txt": b"a castle"})
    with open_archive(other) as archive, pytest.raises(BackupRefused, match="changed"):
        check_archive(archive, read_manifest(archive))


def test_a_file_outside_the_folder_is_refused(backup, tmp_path):
    manifest = json.loads(zipfile.ZipFile(backup).read(MANIFEST))
    manifest["files"]["media/../../evil"] = [1, "0"]
    files = {MANIFEST: json.dumps(manifest).encode(), "media/../../evil": b"x"}
    other = changed(backup, tmp_path / "outside.zip", **files)
    with open_archive(other) as archive, pytest.raises(BackupRefused, match="outside|changed"):
        check_archive(archive, read_manifest(archive))


def test_a_backup_of_a_newer_portal_is_refused(backup, tmp_path):
    manifest = json.loads(zipfile.ZipFile(backup).read(MANIFEST))
    manifest["migrations"].append("accounts.9999_from_the_future")
    other = changed(backup, tmp_path / "newer.zip", **{MANIFEST: json.dumps(manifest).encode()})
    done = manage(tmp_path / "empty", "restore", str(other))
    assert done.returncode != 0
    assert "newer portal" in done.stderr
