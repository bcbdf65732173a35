"""The documents and the dates of a group."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.core.kept_files import name_of
from portal.core.text import clean_text

from ..models import Group, GroupDocument, GroupEvent
from ..permissions import can_lead, check_is_inside
from ..telling import announce_document, announce_event

MOST_DOCUMENTS = 500


@transaction.atomic
def add_document(
    *, group: Group, author: User, title: str, upload: UploadedFile, language: str = "nl"
) -> GroupDocument:
    """Keep a file for the members, who are told.

    Raises PermissionDenied for who is no member, ValidationError for a file that is not taken.
    """
    check_is_inside(author, group)
    name = name_of(upload)
    if group.documents.count() >= MOST_DOCUMENTS:
        raise ValidationError(_("This group keeps five hundred documents. Take one away first."))
    document = GroupDocument(
        group=group,
        author=author,
        title=" ".join(clean_text(title).split())[:160] or name.rpartition(".")[0],
        language=language,
        name=name,
        size=upload.size,
    )
    document.file.save("document", ContentFile(upload.read()), save=False)
    document.save()
    announce_document(document)
    return document


@transaction.atomic
def delete_document(*, document: GroupDocument, actor: User) -> None:
    """Take it away; the file goes once that is certain. For its author and for moderators."""
    check_is_mine_or_led(actor, document.group, document.author_id)
    storage, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(partial(storage.delete, name))


def check_is_mine_or_led(actor: User, group: Group, author_id: int | None) -> None:
    """Raises PermissionDenied for who neither made it nor looks after the group."""
    check_is_inside(actor, group)
    if author_id != actor.pk and not can_lead(actor, group):
        raise PermissionDenied(_("Only who made it and the moderators of the group do this."))


@transaction.atomic
def plan_event(
    *,
    group: Group,
    actor: User,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    text: str = "",
    language: str = "nl",
    event: GroupEvent | None = None,
) -> GroupEvent:
    """A new date, or `event` with other words or hours; calendars follow, members are told of it.

    Raises PermissionDenied for who is no member, ValidationError for an end before the start.
    """
    check_is_inside(actor, group)
    row = event or GroupEvent(group=group, author=actor)
    if event is not None:
        check_is_mine_or_led(actor, group, event.author_id)
        row.sequence += 1
    row.title = " ".join(clean_text(title).split())[:160]
    row.place = " ".join(clean_text(place).split())[:200]
    row.text = clean_text(text).strip()[:2000]
    row.language, row.starts_at, row.ends_at = language, starts_at, ends_at
    row.full_clean()
    row.save()
    announce_event("group_event" if event is None else "group_event_changed", row, actor)
    return row


@transaction.atomic
def cancel_event(*, event: GroupEvent, actor: User) -> None:
    """It does not take place; it stays in calendars as cancelled. Again changes nothing."""
    check_is_mine_or_led(actor, event.group, event.author_id)
    rows = GroupEvent.objects.filter(pk=event.pk, cancelled_at__isnull=True)
    if not rows.update(
        cancelled_at=timezone.now(), sequence=F("sequence") + 1, changed_at=timezone.now()
    ):
        return
    event.refresh_from_db()
    announce_event("group_event_cancelled", event, actor)
