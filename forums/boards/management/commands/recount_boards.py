"""Sets the counters of boards and topics from the rows themselves."""

from django.core.management.base import BaseCommand
from django.db import transaction

from forums.boards.counting import recount_board, recount_topic
from forums.boards.models import Board, Topic


class Command(BaseCommand):
    help = "Recount the topics of every board and the messages of every topic."

    def handle(self, *args, **options) -> None:
        last, total = 0, 0
        while keys := list(
            Topic.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:500]
        ):
            for pk in keys:
                with transaction.atomic():
                    recount_topic(Topic.objects.select_for_update().get(pk=pk))
            last, total = keys[-1], total + len(keys)
        for board in Board.objects.all():
            recount_board(board)
        self.stdout.write(f"{total} topics recounted")
