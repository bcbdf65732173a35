"""Looks whether the log of moderation is whole."""

from django.core.management.base import BaseCommand, CommandError

from portal.moderation.chain import first_broken_line
from portal.moderation.models import Act


class Command(BaseCommand):
    help = "Check the chain of the moderation log; names the first line that does not fit."

    def handle(self, *args, **options) -> None:
        if (line := first_broken_line()) is not None:
            raise CommandError(f"The log is broken at line {line}.")
        self.stdout.write(f"{Act.objects.count()} lines, all in order")
