"""Count the answers of all consultations that are over anew."""

from django.core.management.base import BaseCommand

from forums.consultations.counting import recount
from forums.consultations.models import Consultation


class Command(BaseCommand):
    """Corrects kept counts and says which were wrong; a second run finds none."""

    help = __doc__

    def handle(self, *args, **options) -> None:
        wrong = 0
        for consultation in Consultation.objects.over().order_by("pk").iterator():
            kept = consultation.tally is not None
            if recount(consultation) and kept:
                wrong += 1
                self.stdout.write(f"{consultation.slug}: the kept counts were wrong")
        self.stdout.write(f"{wrong} corrected")
