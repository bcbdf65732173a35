"""For the mail server: pipe a report into it, or name files of a mailbox folder."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from portal.notifications.bounces import note, read_report

LARGEST = 2 * 1024 * 1024


class Command(BaseCommand):
    help = "Read delivery reports and complaints, and pause addresses that do not work."

    def add_arguments(self, parser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="messages; none: standard input")

    def handle(self, *args, files, **options) -> None:
        raw = [file.read_bytes()[:LARGEST] for file in files]
        if not files:
            raw = [sys.stdin.buffer.read(LARGEST)]
        reports = [report for message in raw for report in read_report(message)]
        paused = sum(note(report) for report in reports)
        self.stdout.write(f"{len(reports)} reports, {paused} addresses paused")
