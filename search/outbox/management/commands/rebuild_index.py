from collections.abc import Iterator

from django.core.management.base import BaseCommand

from search.contract import Document
from search.engine import get_engine
from search.outbox.models import Change
from search.sources import all_sources


def documents() -> Iterator[Document]:
    """Every document of every source."""
    for source in all_sources():
        yield from source.documents()


class Command(BaseCommand):
    help = "Fill the search index anew from the database, without a gap for those who search."

    def handle(self, *, verbosity: int, **options) -> None:
        # Changes made before the walk began are in it; later ones stay and are drained after.
        newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
        count = get_engine().rebuild(documents())
        if newest is not None:
            Change.objects.filter(pk__lte=newest).delete()
        if verbosity:
            self.stdout.write(f"{count} documents in the index.")
