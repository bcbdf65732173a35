"""For a timer beside the worker: picks up what a crash left lying."""

from django.core.management.base import BaseCommand

from portal.notifications.models import Event
from portal.notifications.sending import send_due
from portal.notifications.spreading import spread_event


class Command(BaseCommand):
    help = "Pass on events and send mails that are still waiting."

    def handle(self, *args, **options) -> None:
        for pk in Event.objects.filter(spread_at__isnull=True).values_list("pk", flat=True):
            spread_event(pk)
        self.stdout.write(f"{send_due()} mails sent")
