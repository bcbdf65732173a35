"""What the worker does for this room. Each may run twice: the result is the same."""

from __future__ import annotations

import tempfile
from datetime import timedelta

from django.core.files import File
from django.utils import timezone
from django_tasks import task


@task()
def make_copy(export_id: int) -> bool:
    """Make the file of a copy that was asked, and tell its person; False when it was done."""
    from portal.core.preferences import Preferences

    from .export import write_copy
    from .models import DataExport
    from .notices import tell_ready

    rows = DataExport.objects.select_related("user").filter(state=DataExport.State.ASKED)
    export = rows.filter(pk=export_id, user__is_active=True).first()
    if export is None:
        return False
    with tempfile.TemporaryFile() as stream:
        write_copy(export.user, stream)
        export.size = stream.tell()
        stream.seek(0)
        export.file.save("copy.zip", File(stream), save=False)
    export.ready_at = timezone.now()
    days = max(Preferences.load().export_days, 1)
    export.expires_at = export.ready_at + timedelta(days=days)
    export.state = DataExport.State.READY
    export.save()
    tell_ready(export)
    return True


@task()
def make_copies_left() -> int:
    """Copies whose worker died; how many were made."""
    from .models import DataExport

    before = timezone.now() - timedelta(minutes=15)
    left = DataExport.objects.filter(state=DataExport.State.ASKED, asked_at__lt=before)
    return sum(make_copy.call(pk) for pk in list(left.values_list("pk", flat=True)))


@task()
def forget_copies() -> int:
    """Remove files whose days are over; how many."""
    from .models import DataExport

    over = DataExport.objects.filter(state=DataExport.State.READY, expires_at__lte=timezone.now())
    gone = 0
    for export in over:
        export.file.delete(save=False)
        export.state, export.file = DataExport.State.GONE, ""
        export.save(update_fields=["state", "file"])
        gone += 1
    return gone


@task()
def erase_accounts() -> int:
    """Erase who asked for it and did not undo it, and addresses that nobody confirmed."""
    from .actions.erasing import erase_due, erase_person
    from .inactive import unconfirmed

    for user in list(unconfirmed(timezone.now())[:200]):
        erase_person(user=user)
    return erase_due()


@task()
def purge_daily() -> None:
    """Apply the rules of retention, and ask people who were long away."""
    from .inactive import ask_inactive
    from .retention import purge

    purge()
    ask_inactive()
