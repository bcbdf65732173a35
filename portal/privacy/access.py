"""What people may ask about their data, and the log of who looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User

from .models import Access

# The same look within this time is one line: turning pages says nothing new.
ONE_LOOK = timedelta(hours=1)


def note_access(*, reader: User, people: Iterable[int], what: str) -> None:
    """Write down that `reader` saw personal data of these people, who can see it themselves."""
    wanted = {pk for pk in people if pk != reader.pk}
    if not wanted:
        return
    recent = Access.objects.filter(
        reader=reader, person__in=wanted, what=what, at__gte=timezone.now() - ONE_LOOK
    )
    wanted -= set(recent.values_list("person_id", flat=True))
    role = _role_of(reader)
    Access.objects.bulk_create(
        [Access(person_id=pk, reader=reader, reader_role=role, what=what) for pk in sorted(wanted)]
    )


def _role_of(reader: User) -> str:
    rows = memberships_in_force(reader)
    return f"{rows[0].role}, {rows[0].organisation.name_nl}"[:120] if rows else ""
