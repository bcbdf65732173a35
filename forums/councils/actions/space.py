"""What members keep among themselves: drafts, documents, messages and tasks."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils.models import (
    AdvisoryCouncil,
    AgendaItem,
    Message,
    Paper,
    Seat,
    Task,
    Text,
    TextVersion,
)
from forums.councils.permissions import (
    check_can_enter,
    check_can_lead,
    check_can_take_away,
    refuse,
)
from portal.accounts.models import User
from portal.core.kept_files import name_of
from portal.core.text import clean_text

LONGEST = 60_000


def _words(text: str, longest: int, missing: str) -> str:
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError(missing)
    if len(cleaned) > longest:
        raise ValidationError(
            _("Make your text shorter: at most %(most)s characters.") % {"most": longest}
        )
    return cleaned


@transaction.atomic
def write_text(
    *, council: AdvisoryCouncil, author: User, title: str, body: str, text: Text | None = None
) -> Text:
    """A new draft, or the next version of one. What was written before stays.

    Raises PermissionDenied for who holds no seat, ValidationError without a title or a text.
    """
    check_can_enter(author, council)
    row = text or Text(council=council)
    row.title = _words(title, 160, _("Give the draft a title."))
    words = _words(body, LONGEST, _("Write something first."))
    row.save()
    last = row.versions.aggregate(last=Max("number"))["last"] or 0
    TextVersion.objects.create(text=row, number=last + 1, author=author, body=words)
    return row


@transaction.atomic
def add_paper(
    *,
    council: AdvisoryCouncil,
    author: User,
    title: str,
    upload: UploadedFile,
    is_public: bool = False,
) -> Paper:
    """Keep a file in the council's own store. Showing it to all is for chair and secretary.

    Raises PermissionDenied for who holds no seat, ValidationError for a file that is not taken.
    """
    check_can_enter(author, council)
    if is_public:
        check_can_lead(author, council)
    paper = Paper(
        council=council,
        author=author,
        title=_words(title, 160, _("Give the document a title.")),
        name=name_of(upload),
        size=upload.size,
        is_public=is_public,
    )
    paper.file.save("paper", ContentFile(upload.read()), save=False)
    paper.save()
    return paper


@transaction.atomic
def delete_paper(*, paper: Paper, actor: User) -> None:
    """Take a document away; the file goes once that is certain. Its author, chair or secretary."""
    check_can_take_away(actor, paper.council, paper.author_id)
    storage, name = paper.file.storage, paper.file.name
    paper.delete()
    transaction.on_commit(partial(storage.delete, name))


@transaction.atomic
def delete_text(*, text: Text, actor: User) -> None:
    """Throw a draft away with all its versions: who began it, chair or secretary."""
    check_can_take_away(actor, text.council, text.begun_by)
    text.delete()


@transaction.atomic
def delete_message(*, message: Message, actor: User) -> None:
    """Take a message away: who wrote it, chair or secretary."""
    check_can_take_away(actor, message.council, message.author_id)
    message.delete()


@transaction.atomic
def write_message(*, council: AdvisoryCouncil, author: User, text: str) -> Message:
    """A message to the other members; the same twice in a row is kept once."""
    check_can_enter(author, council)
    words = _words(text, 4000, _("Write something first."))
    last = council.messages.first()
    if last is not None and last.author_id == author.pk and last.text == words:
        return last
    return Message.objects.create(council=council, author=author, text=words)


@transaction.atomic
def add_task(
    *,
    council: AdvisoryCouncil,
    actor: User,
    text: str,
    owner: Seat | None = None,
    due_on: date | None = None,
    item: AgendaItem | None = None,
) -> Task:
    """Something to be done, by a member and by a day.

    Raises PermissionDenied for who holds no seat, ValidationError without a text or for an owner
    of another council.
    """
    check_can_enter(actor, council)
    if owner is not None and owner.council_id != council.pk:
        raise ValidationError(_("Choose a member of this council."))
    if item is not None and item.meeting.council_id != council.pk:
        raise ValidationError(_("This item stands on another agenda."))
    words = _words(text, 300, _("Say what is to be done."))
    return Task.objects.create(council=council, text=words, owner=owner, due_on=due_on, item=item)


@transaction.atomic
def finish_task(*, task: Task, actor: User, done: bool = True, at: datetime | None = None) -> None:
    """It is done, or after all not."""
    check_can_enter(actor, task.council)
    refuse("" if task.pk else _("There is no such task."))
    task.done_at = (at or timezone.now()) if done else None
    task.save(update_fields=["done_at", "changed_at"])
