import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from portal.operations.clock import Clock


class Command(BaseCommand):
    help = "Hand out the periodic tasks, until stopped. One such process is enough."

    def handle(self, **options) -> None:
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopped.set())
        clock = Clock()
        while not stopped.wait(5):
            for task in clock.due(timezone.now()):
                task.enqueue()
            close_old_connections()
