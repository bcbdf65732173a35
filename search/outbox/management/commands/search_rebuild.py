import sys
from argparse import ArgumentParser
from functools import partial

from django.core.management.base import BaseCommand, CommandError

from portal.core.progress import Counter
from search.contract import EngineUnavailable
from search.outbox.comparing import rebuild_all, rebuild_kind
from search.sources import all_sources


class Command(BaseCommand):
    help = (
        "Fill the search index anew from the database, without a gap for those who search."
        " With --kind only what is of that kind."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", help="one kind of content, like practice")

    def handle(self, *, verbosity: int, kind: str | None, **options) -> None:
        kinds = [source.kind for source in all_sources()]
        if kind and kind not in kinds:
            raise CommandError(f"There is no kind {kind!r}. Known: {', '.join(kinds)}.")
        counter = Counter(sys.stderr, "documents") if verbosity else None
        rebuild = partial(rebuild_kind, kind) if kind else rebuild_all
        try:
            count = rebuild(counter)
        except EngineUnavailable as error:
            raise CommandError(f"The search engine cannot do it now: {error}") from error
        if counter:
            counter.end()
            self.stdout.write(f"{count} documents in the index.")
