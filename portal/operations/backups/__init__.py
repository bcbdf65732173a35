"""One file that holds all: database, media and a manifest with hashes; and the way back."""

from .archive import BackupRefused
from .make import make_backup
from .restore import restore_backup

__all__ = ["BackupRefused", "make_backup", "restore_backup"]
