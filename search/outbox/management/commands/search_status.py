from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.engine import get_engine
from search.outbox.models import Change


class Command(BaseCommand):
    help = (
        "Tell how search is: the engine, what it holds, what it must still be told and what it"
        " could not be told. Ends with an error when a person should look."
    )

    def handle(self, **options) -> None:
        health = get_engine().health()
        self.stdout.write(f"engine     {health.name}, {'answers' if health.ok else 'away'}")
        self.stdout.write(f"documents  {health.documents}")
        if health.detail:
            self.stdout.write(f"detail     {health.detail}")
        if health.rebuild_reason:
            self.stdout.write(f"rebuild    needed: {health.rebuild_reason}")
        self.stdout.write(f"waiting    {self._waiting()}")
        parked = Change.objects.parked()
        self.stdout.write(f"parked     {parked.count()}")
        for row in parked.order_by("pk")[:20]:
            self.stdout.write(f"  {row}: {row.error}")
        if not health.ok or health.rebuild_reason or parked.exists():
            raise CommandError("Search needs somebody's attention.")

    def _waiting(self) -> str:
        waiting = Change.objects.waiting()
        oldest = waiting.values_list("created_at", flat=True).first()
        if oldest is None:
            return "0"
        age = int((timezone.now() - oldest).total_seconds())
        return f"{waiting.count()}, the oldest for {age} s"
