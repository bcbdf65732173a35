"""Bringing practices in: a line is taken whole or refused whole, and the same line twice is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from home.site.menus import forget_menus
from search.outbox.actions import mark_many

from ..actions import ensure_practice_index
from ..models import PracticeIndexPage, PracticePage
from ..search_source import KIND
from .bulk import MANY_FIELDS, Places, create_practices
from .plans import Plan, make_plan
from .records import Record, read_record
from .terms import Terms
from .updating import update_practice

BATCH = 100
Numbered = tuple[int, "str | Record | ValidationError"]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that was not taken, and why."""

    line: int
    external_id: str
    reason: str


@dataclass(slots=True)
class Report:
    """What an import did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    new_terms: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """How many lines are in the portal now."""
        return self.created + self.updated + self.unchanged


def import_lines(lines: Iterable[str], **options: bool | Progress | None) -> Report:
    """Import the lines of a file; blank ones are passed over. Options as of `import_records`."""
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    return import_records(numbered, **options)


def import_records(
    records: Iterable[Numbered],
    *,
    draft: bool = False,
    create_terms: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Import numbered lines or records; says what was made, changed, left alone and refused.

    Each batch is a transaction of its own: stopped half way, what was written stays, and the same
    file again goes on where it stopped. With `dry_run` nothing is written.
    """
    work = _Import(draft=draft, create_terms=create_terms, dry_run=dry_run)
    for batch in _batches(iter(records), BATCH):
        work.take(batch)
        if progress:
            progress(len(batch))
    if work.wrote and not dry_run:
        forget_menus()
    work.report.new_terms = work.terms.made
    return work.report


def _batches(records: Iterator[Numbered], size: int) -> Iterator[list[Numbered]]:
    while batch := list(islice(records, size)):
        yield batch


class _Import:
    def __init__(self, *, draft: bool, create_terms: bool, dry_run: bool) -> None:
        self.draft, self.dry_run = draft, dry_run
        self.terms = Terms(create=create_terms)
        self.report = Report()
        self.wrote = False
        self._lines: dict[str, int] = {}
        self._places: Places | None = None

    def take(self, batch: list[Numbered]) -> None:
        plans = [plan for number, item in batch if (plan := self._plan(number, item))]
        if not plans:
            return
        if self.dry_run:
            self._count(plans)
            return
        try:
            done = self._write(plans)
        except (DatabaseError, ValidationError):
            # One of them cannot be written: find out which, and keep the others.
            self._places = None
            for plan in plans:
                self._write_alone(plan)
            return
        self._add(done)

    def _plan(self, number: int, item: str | Record | ValidationError) -> Plan | None:
        name = ""
        try:
            if isinstance(item, ValidationError):
                raise item
            record = read_record(item) if isinstance(item, str) else item
            name = record.external_id
            first = self._lines.setdefault(name, number)
            if first != number:
                raise ValidationError(
                    _("The same number stands in line %(line)s.") % {"line": first}
                )
            return make_plan(record, self.terms, line=number)
        except ValidationError as error:
            self._refuse(number, name, error)
            return None

    def _write_alone(self, plan: Plan) -> None:
        try:
            self._add(self._write([plan]))
        except (DatabaseError, ValidationError) as error:
            self._places = None
            self._refuse(plan.line, plan.external_id, error)

    @transaction.atomic
    def _write(self, plans: list[Plan]) -> Counter[str]:
        new_terms = [row for plan in plans for row in plan.rows if row.pk is None]
        made_before = len(self.terms.made)
        try:
            with transaction.atomic():
                return self._write_plans(plans)
        except Exception:
            for row in new_terms:
                row.pk = None
            del self.terms.made[made_before:]
            raise

    def _write_plans(self, plans: list[Plan]) -> Counter[str]:
        done: Counter[str] = Counter()
        self.terms.save_new(row for plan in plans for row in plan.rows)
        existing = existing_practices(plan.external_id for plan in plans)
        new = [plan for plan in plans if plan.external_id not in existing]
        for plan in plans:
            pages = existing.get(plan.external_id)
            if pages:
                changed = update_practice(plan, pages, publish=not self.draft)
                done["updated" if changed else "unchanged"] += 1
        if new:
            pages = create_practices(new, self._where(), live=not self.draft)
            done["created"] += len(new)
            if not self.draft:
                mark_many(KIND, dict.fromkeys(page.public_id for page in pages))
        return done

    def _where(self) -> Places:
        if self._places is None:
            index = ensure_practice_index()
            parents: dict[str, PracticeIndexPage] = {}
            for locale in Locale.objects.filter(language_code__in=("nl", "fr")):
                page = index if index.locale_id == locale.pk else index.get_translation(locale)
                parents[locale.language_code] = page
            self._places = Places(parents)
        return self._places

    def _count(self, plans: list[Plan]) -> None:
        existing = existing_practices(plan.external_id for plan in plans)
        there = sum(plan.external_id in existing for plan in plans)
        self._add(Counter(created=len(plans) - there, updated=there))

    def _add(self, done: Counter[str]) -> None:
        self.report.created += done["created"]
        self.report.updated += done["updated"]
        self.report.unchanged += done["unchanged"]
        self.wrote = self.wrote or bool(done["created"] or done["updated"])

    def _refuse(self, number: int, name: str, error: Exception) -> None:
        if isinstance(error, ValidationError):
            reason = " ".join(error.messages)
        else:
            reason = _("The database refused it: %(reason)s") % {"reason": type(error).__name__}
        self.report.refused.append(Refusal(number, name, reason))


def existing_practices(external_ids: Iterable[str]) -> dict[str, dict[str, PracticePage]]:
    """Pages by language of the practices with these ids; aliases are not among them."""
    wanted = list(external_ids)
    keys = {str(key): key for text in wanted if (key := _key(text))}
    found: dict[str, dict[str, PracticePage]] = {}
    pages = PracticePage.objects.filter(alias_of=None).select_related("locale")
    pages = pages.prefetch_related(*MANY_FIELDS).order_by("pk")
    for page in pages.filter(external_id__in=wanted):
        found.setdefault(page.external_id, {}).setdefault(page.locale.language_code, page)
    if keys:
        for page in pages.filter(external_id="", translation_key__in=keys.values()):
            name = str(page.translation_key)
            found.setdefault(name, {}).setdefault(page.locale.language_code, page)
    return found


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
