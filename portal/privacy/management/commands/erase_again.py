"""After an older backup was put back: erase anew who was erased since."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.privacy.tombstones import erase_again, read_tombstones


class Command(BaseCommand):
    help = "Erase the accounts whose numbers stand in FILE (of `erased_accounts`)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options) -> None:
        try:
            stones = read_tombstones(file)
        except (OSError, ValueError) as problem:
            raise CommandError("The file must hold numbers, one a line.") from problem
        self.stdout.write(f"{len(stones)} numbers, {erase_again(stones)} accounts erased again")
