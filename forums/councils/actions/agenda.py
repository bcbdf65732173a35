"""What a meeting speaks of: items in order, and what was not decided before."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import AgendaItem, Meeting, Paper
from portal.accounts.models import User
from portal.core.text import clean_text

from .locking import locked_meeting


def carry_over(meeting: Meeting) -> int:
    """Put on the agenda what meetings that are over were to decide and did not; how many items.

    A meeting that is still to come, or that goes on, may decide its own.
    """
    held = Q(meeting__ends_at__lte=timezone.now()) | Q(meeting__cancelled_at__isnull=False)
    waiting = AgendaItem.objects.filter(
        held,
        meeting__council=meeting.council_id,
        meeting__called_at__isnull=False,
        meeting__starts_at__lt=meeting.starts_at,
        kind=AgendaItem.Kind.DECISION,
        decided_at__isnull=True,
        carried_to__isnull=True,
    )
    position = meeting.items.aggregate(last=Max("position"))["last"] or 0
    rows = list(waiting.order_by("meeting__starts_at", "position"))
    for number, item in enumerate(rows, position + 1):
        copy = AgendaItem.objects.create(
            meeting=meeting,
            position=number,
            title=item.title,
            text=item.text,
            kind=item.kind,
            duration=item.duration,
            proposer=item.proposer,
            carried_from=item,
        )
        copy.papers.set(item.papers.all())
    return len(rows)


@transaction.atomic
def put_item(
    *,
    meeting: Meeting,
    actor: User | None,
    title: str,
    kind: str = AgendaItem.Kind.DISCUSSION,
    duration: int = 10,
    text: str = "",
    proposer: str = "",
    papers: Iterable[Paper] = (),
    item: AgendaItem | None = None,
) -> AgendaItem:
    """An item at the end of the agenda, or other words for one that stands there.

    Raises PermissionDenied once the meeting is over, ValidationError for papers of others.
    """
    locked = locked_meeting(meeting)
    if actor is not None:
        permissions.refuse(permissions.agenda_problem(actor, locked))
    chosen = list(papers)
    if any(paper.council_id != locked.council_id for paper in chosen):
        raise ValidationError(_("Choose documents of this council."))
    last = locked.items.aggregate(last=Max("position"))["last"] or 0
    row = item or AgendaItem(meeting=locked, position=last + 1)
    row.title, row.kind, row.duration = clean_text(title).strip(), kind, duration
    row.text, row.proposer = clean_text(text).strip(), clean_text(proposer).strip()
    row.full_clean(exclude=["meeting", "carried_from"])
    row.save()
    row.papers.set(chosen)
    return row


@transaction.atomic
def move_item(*, item: AgendaItem, actor: User, up: bool) -> None:
    """One place up or down on the agenda; nothing happens at either end."""
    locked = locked_meeting(item.meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    rows = locked.items
    if up:
        other = rows.filter(position__lt=item.position).order_by("-position").first()
    else:
        other = rows.filter(position__gt=item.position).order_by("position").first()
    if other is None:
        return
    mine, theirs = item.position, other.position
    last = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    AgendaItem.objects.filter(pk=other.pk).update(position=last)
    AgendaItem.objects.filter(pk=item.pk).update(position=theirs)
    AgendaItem.objects.filter(pk=other.pk).update(position=mine)


@transaction.atomic
def take_item_off(*, item: AgendaItem, actor: User) -> None:
    """Take an item off the agenda. One that came back from an earlier meeting waits again."""
    locked = locked_meeting(item.meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    item.delete()
