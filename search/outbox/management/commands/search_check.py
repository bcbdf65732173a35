import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.core.progress import Counter
from search.contract import EngineUnavailable
from search.outbox.comparing import Difference, compare, mend
from search.outbox.tasks import drain_outbox
from search.sources import all_sources

SHOWN = 5


class Command(BaseCommand):
    help = (
        "Compare the search index with the database and mend what differs. With --dry-run it only"
        " tells. Ends with an error when something differs that was not mended."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", help="only one kind of content, like practice")
        parser.add_argument("--dry-run", action="store_true", help="tell, and mend nothing")

    def handle(self, *, kind: str | None, dry_run: bool, verbosity: int, **options) -> None:
        sources = [source for source in all_sources() if kind in (None, source.kind)]
        if not sources:
            raise CommandError(f"There is no kind {kind!r}.")
        try:
            found = [self._compare(source, verbosity) for source in sources]
            if mended := 0 if dry_run else mend(found):
                drain_outbox.call()
                found = [self._compare(source, 0) for source in sources]
        except EngineUnavailable as error:
            raise CommandError(f"The search engine does not answer: {error}") from error
        if verbosity and mended:
            self.stdout.write(f"{mended} mended.")
        if not all(each.is_none for each in found):
            raise CommandError("Index and database differ.")
        if verbosity:
            self.stdout.write("Index and database hold the same.")

    def _compare(self, source, verbosity: int) -> Difference:
        counter = Counter(sys.stderr, source.kind) if verbosity else None
        found = compare(source, counter)
        if counter:
            counter.end()
            self._tell(found)
        return found

    def _tell(self, found: Difference) -> None:
        self.stdout.write(
            f"{found.kind}: {found.in_both} in both, {len(found.missing)} missing in the index,"
            f" {len(found.left_over)} left over in it, {len(found.outdated)} outdated in it"
        )
        for key in found.keys[:SHOWN]:
            self.stdout.write(f"  {key}")
