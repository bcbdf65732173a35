"""Retention by hand: what would go, or do it."""

from django.core.management.base import BaseCommand

from portal.privacy.retention import purge, what_is_over


class Command(BaseCommand):
    help = "Apply the rules of retention; with --dry-run only say what would go."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, dry_run, **options) -> None:
        found = what_is_over() if dry_run else purge().removed
        for name, count in found.items():
            self.stdout.write(f"{name}: {count}")
