from pathlib import Path

from django.core.management.base import BaseCommand

from portal.operations.backups import make_backup


class Command(BaseCommand):
    help = "Write database and files into one archive, while people go on working."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options) -> None:
        manifest = make_backup(file)
        rows = sum(manifest.rows.values())
        self.stdout.write(f"{file}: {rows} rows, {len(manifest.files)} files.")
