"""Looking at the links of pages and rows, and at what other sites answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.site.models import PortalPage

from .extracting import Target, address_target, targets_of
from .inside import find_faults
from .models import PageLink, Reason
from .outside import ask
from .rows import rows_with_addresses

Kind = PageLink.Kind
FEWEST_TO_JUDGE = 3


def check_pages(pages: Sequence[Page]) -> int:
    """Look at all that these pages point at; gives how many links inside do not work.

    What a page that is not live points at is forgotten.
    """
    targets = {page: targets_of(page) if _is_read(page) else set() for page in pages}
    faults = find_faults({target for found in targets.values() for target in found})
    for page, found in targets.items():
        _keep({"page_id": page.pk}, found, faults)
    return sum(target in faults for found in targets.values() for target in found)


def check_rows() -> int:
    """The same for the rows of other rooms that have addresses; those readers see, no others."""
    broken = 0
    for model, (rows, fields) in rows_with_addresses().items():
        row_type = ContentType.objects.get_for_model(model)
        addresses = {row[0]: row[1:] for row in rows().values_list("pk", *fields)}
        targets = {pk: {address_target(a) for a in found if a} for pk, found in addresses.items()}
        faults = find_faults({target for found in targets.values() for target in found})
        PageLink.objects.filter(row_type=row_type).exclude(row_id__in=targets).delete()
        for pk, found in targets.items():
            _keep({"row_type": row_type, "row_id": pk}, found, faults)
            broken += sum(target in faults for target in found)
    return broken


def _is_read(page: Page) -> bool:
    return isinstance(page, PortalPage) and page.live and page.alias_of_id is None


@transaction.atomic
def _keep(place: dict[str, Any], found: set[Target], faults: dict[Target, str]) -> None:
    """Rows for faults and for other sites; those that are known keep what is known of them."""
    wanted = {target: faults.get(target, "") for target in found}
    wanted = {t: reason for t, reason in wanted.items() if reason or t.kind == Kind.OUTSIDE}
    known = {Target(row.kind, row.target): row for row in PageLink.objects.filter(**place)}
    gone = [row.pk for target, row in known.items() if target not in wanted]
    if gone:
        PageLink.objects.filter(pk__in=gone).delete()
    new = [
        PageLink(**place, kind=target.kind, target=target.key, reason=reason)
        for target, reason in wanted.items()
        if target not in known
    ]
    PageLink.objects.bulk_create(new, ignore_conflicts=True)
    for target, row in known.items():
        if target in wanted and target.kind != Kind.OUTSIDE and row.reason != wanted[target]:
            PageLink.objects.filter(pk=row.pk).update(reason=wanted[target])


def ask_outside(most: int) -> int:
    """Ask other sites about the addresses whose turn it is, each once; says how many."""
    rows = PageLink.objects.to_be_asked().order_by("checked_at", "pk")
    addresses = list(dict.fromkeys(rows.values_list("target", flat=True)[: most * 4]))[:most]
    answers = {address: ask(address) for address in addresses}
    # When nobody can be reached, it is our own connection: then nothing is known.
    if len(answers) >= FEWEST_TO_JUDGE and set(answers.values()) <= {Reason.AWAY, Reason.SLOW}:
        return 0
    for address, reason in answers.items():
        note_answer(address, reason)
    return len(answers)


@transaction.atomic
def note_answer(address: str, reason: str) -> None:
    """Write down what a site answered about an address, on whatever page it stands."""
    rows = PageLink.objects.select_for_update().filter(kind=Kind.OUTSIDE, target=address)
    for row in rows:
        row.reason, row.checked_at = reason, timezone.now()
        row.refusals = min(row.refusals + 1, 1000) if reason else 0
        row.save(update_fields=["reason", "checked_at", "refusals"])
