"""A large forum to measure with, in a database that is not for people."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.operations.scale.forum import seed_forum


class Command(BaseCommand):
    help = "Make boards, topics, messages and people with a long tail; again goes on."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--posts", type=int, required=True)
        parser.add_argument("--no-index", action="store_true", help="leave the search index alone")

    def handle(self, *, posts: int, no_index: bool, verbosity: int, **options) -> None:
        if not settings.DEMO_ALLOWED:
            raise CommandError("Only where demo content is allowed: this is not a real forum.")
        if not 1 <= posts <= 10_000_000:
            raise CommandError("Between 1 and 10 000 000 messages.")
        say = self.stdout.write if verbosity > 1 else lambda text: None
        total = seed_forum(posts, say)
        if not no_index:
            call_command("rebuild_index", verbosity=0)
        if verbosity:
            self.stdout.write(f"{total} messages")
