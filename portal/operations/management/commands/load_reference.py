from django.core.management.base import BaseCommand
from django.db import transaction

from portal.accounts.wagtail_rights import sync_everything
from portal.core.reference import reference_loaders


class Command(BaseCommand):
    help = "Make the reference data that is missing; never overwrites what people edited."

    def handle(self, *, verbosity: int, **options) -> None:
        for name, load in reference_loaders().items():
            with transaction.atomic():
                made = load()
            if verbosity:
                self.stdout.write(f"{name}: {made} new")
        # Only now the pages are there that the regulator's editors get rights on.
        sync_everything()
