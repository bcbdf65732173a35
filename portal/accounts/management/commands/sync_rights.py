from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.actions import expire_memberships
from portal.accounts.wagtail_rights import sync_everything


class Command(BaseCommand):
    help = "Makes the rights in the editors' side anew from the memberships of today. Repeatable."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = expire_memberships()
        people = sync_everything()
        self.stdout.write(f"Rights of {people} people checked, {ended} memberships ended.")
