from django.core.management.base import BaseCommand

from home.readability.reading import read_all
from home.readability.telling import numbers


class Command(BaseCommand):
    help = "List the plain-language versions that are harder than level B1; --all lists each."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--all", action="store_true", dest="everything")

    def handle(self, *, everything: bool, **options) -> None:
        rows = read_all()
        hard = [row for row in rows if row.reading.is_hard]
        for row in rows if everything else hard:
            self.stdout.write(
                f"{row.page.pk} [{row.language}] {row.page.title}: {numbers(row.reading)}"
            )
        self.stdout.write(f"{len(hard)} of {len(rows)} harder than B1.")
