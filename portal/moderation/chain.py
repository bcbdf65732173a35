"""Adding to the log, and looking whether it is whole."""

from __future__ import annotations

from django.db import transaction

from portal.accounts.models import User

from .models import Act, Case, LogHead


@transaction.atomic
def write_line(
    *,
    verb: str,
    case: Case | None,
    actor: User | None,
    before: str = "",
    after: str = "",
    why: str = "",
) -> Act:
    """Add a line behind the last one, in the transaction of the act that it tells of."""
    LogHead.objects.get_or_create(pk=1)
    head = LogHead.objects.select_for_update().get(pk=1)
    line = Act(
        number=head.lines + 1,
        verb=verb,
        case_id=case.pk if case else None,
        actor_id=actor.pk if actor else None,
        before=before,
        after=after,
        why=why,
    )
    line.hash = line.digest(head.last_hash)
    line.save(force_insert=True)
    head.lines, head.last_hash = line.number, line.hash
    head.save()
    return line


def first_broken_line() -> int | None:
    """The number of the first line that was changed or is missing; None when the log is whole."""
    previous, expected = "", 1
    for line in Act.objects.order_by("number").iterator(chunk_size=1000):
        if line.number != expected or line.hash != line.digest(previous):
            return expected
        previous, expected = line.hash, expected + 1
    head = LogHead.objects.filter(pk=1).first()
    lines = head.lines if head else 0
    whole = expected - 1 == lines and (head is None or head.last_hash == previous)
    return None if whole else expected
