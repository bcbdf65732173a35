import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.knowledge.exchange.exporting import export_practices
from home.knowledge.models import PracticePage
from portal.core.progress import ProgressBar


class Command(BaseCommand):
    help = "Write the published practices as JSON lines that import_practices reads back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for the output")
        parser.add_argument("--drafts", action="store_true", help="drafts and withdrawn ones too")

    def handle(self, *, file: str, drafts: bool, verbosity: int, **options) -> None:
        pages = PracticePage.objects.all() if drafts else PracticePage.objects.live()
        total = pages.filter(alias_of=None).values("translation_key").distinct().count()
        bar = ProgressBar(total, sys.stderr)
        lines = self._lines(pages, bar if verbosity and file != "-" else None)
        if file == "-":
            for line in lines:
                self.stdout.write(line)
            return
        # Beside the file first: who reads it never meets half of it.
        part = Path(f"{file}.part")
        try:
            with part.open("w", encoding="utf-8") as out:
                out.writelines(f"{line}\n" for line in lines)
            part.replace(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        if verbosity:
            self.stdout.write(f"{total} practices written to {file}.")

    def _lines(self, pages, bar):
        for line in export_practices(pages):
            yield json.dumps(line, ensure_ascii=False)
            if bar:
                bar(1)
