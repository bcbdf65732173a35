"""After an older backup was put back: erase anew who was erased since."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.models import User
from portal.privacy.actions import erase_person


class Command(BaseCommand):
    help = "Erase the accounts whose numbers stand in FILE (of `erased_accounts`)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options) -> None:
        words = file.read_text("ascii").split()
        if not all(word.isdigit() and len(word) < 18 for word in words):
            raise CommandError("The file must hold numbers alone, one a line.")
        found = User.objects.filter(pk__in=[int(word) for word in words])
        for user in found:
            erase_person(user=user, with_texts=False)
        self.stdout.write(f"{len(words)} numbers, {len(found)} accounts erased again")
