from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.operations.backups import BackupRefused, restore_backup


class Command(BaseCommand):
    help = "Put a backup into the empty database and media folder of the settings."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--erased", type=Path, help="numbers of `erased_accounts`, kept aside")

    def handle(self, *, file: Path, erased: Path | None = None, **options) -> None:
        try:
            manifest = restore_backup(file, erased)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Restored the backup of {manifest.created_at}: {sum(manifest.rows.values())} rows, "
            f"{len(manifest.files)} files; the search index is built."
        )
