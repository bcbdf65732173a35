import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.knowledge.exchange.importing import Report, import_lines
from portal.core.progress import ProgressBar
from search.contract import EngineUnavailable
from search.outbox.tasks import drain_outbox


class Command(BaseCommand):
    help = (
        "Bring good practices in from a file of JSON lines. The same file again changes nothing;"
        " one that was stopped goes on. Refused lines are named with their reason."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a file of JSON lines, or - for what is piped in")
        parser.add_argument("--dry-run", action="store_true", help="check, and write nothing")
        parser.add_argument("--draft", action="store_true", help="do not publish")
        parser.add_argument(
            "--create-terms", action="store_true", help="make the words that are not in the lists"
        )

    def handle(self, *, file: str, dry_run: bool, draft: bool, create_terms: bool, **options):
        bar = ProgressBar(_count(file), sys.stderr)
        with ExitStack() as stack:
            lines = sys.stdin if file == "-" else stack.enter_context(_open(file))
            try:
                report = import_lines(
                    lines,
                    dry_run=dry_run,
                    draft=draft,
                    create_terms=create_terms,
                    progress=bar if options["verbosity"] else None,
                )
            except KeyboardInterrupt:
                raise CommandError("Stopped. Run it again to go on.") from None
        self._tell(report, bar, dry_run)
        if not dry_run:
            self._make_findable()
        if report.refused and not report.taken:
            raise CommandError("Every line was refused.")

    def _make_findable(self) -> None:
        # Here and now: whoever imports wants to search next, with or without a worker running.
        try:
            drain_outbox.call()
        except EngineUnavailable:
            self.stderr.write("The search engine does not answer; the worker tells it later.")

    def _tell(self, report: Report, bar: ProgressBar, dry_run: bool) -> None:
        for refusal in report.refused:
            name = f" ({refusal.external_id})" if refusal.external_id else ""
            self.stderr.write(f"line {refusal.line}{name}: {refusal.reason}")
        if report.new_terms:
            self.stdout.write(f"New in the lists: {', '.join(report.new_terms)}")
        done = "Would be" if dry_run else "Practices"
        self.stdout.write(
            f"{done}: {report.created} created, {report.updated} updated,"
            f" {report.unchanged} unchanged, {len(report.refused)} refused"
            f" ({bar.rate:.0f} a second)."
        )


def _open(file: str):
    try:
        return Path(file).open(encoding="utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None


def _count(file: str) -> int:
    if file == "-":
        return 0
    with _open(file) as lines:
        return sum(1 for line in lines if line.strip())
