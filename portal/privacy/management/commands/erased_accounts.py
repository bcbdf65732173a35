"""The numbers of erased accounts, to keep outside the database."""

from django.core.management.base import BaseCommand

from portal.privacy.models import Erasure


class Command(BaseCommand):
    help = "Print the numbers of all erased accounts, one a line. They name nobody."

    def handle(self, *args, **options) -> None:
        done = Erasure.objects.filter(done_at__isnull=False).order_by("pk")
        for number in done.values_list("account", flat=True).iterator():
            self.stdout.write(str(number))
