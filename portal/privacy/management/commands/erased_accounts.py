"""The numbers of erased accounts, to keep outside the database."""

from django.core.management.base import BaseCommand

from portal.privacy.models import Erasure
from portal.privacy.tombstones import Tombstone


class Command(BaseCommand):
    help = "Print the numbers of all erased accounts, one a line, and when. They name nobody."

    def handle(self, *args, **options) -> None:
        done = Erasure.objects.filter(done_at__isnull=False).order_by("pk")
        for row in done.values_list("account", "done_at", "with_texts").iterator():
            self.stdout.write(str(Tombstone(*row)))
