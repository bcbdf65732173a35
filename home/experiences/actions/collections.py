"""Keeping practices together, one function a verb."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.text import clean_text

from .. import permissions
from ..kept import Kept
from ..models import Collection, CollectionItem

MOST_ITEMS = 200
MOST_COLLECTIONS = 100


def _line(text: str, length: int) -> str:
    return " ".join(clean_text(text).split())[:length]


@transaction.atomic
def keep_in_collection(
    *,
    page: PracticePage | Kept,
    user: User,
    collection: Collection | None,
    title: str = "",
    note: str = "",
    language: str = "nl",
) -> Collection:
    """Put a practice, or another thing, in a collection, a new one when none is named.

    Twice changes the note alone.

    Raises PermissionDenied for a collection of somebody else, ValidationError when it is full.
    """
    if collection is None:
        collection = _collection_called(user, _line(title, 120) or _("My collection"), language)
    permissions.check_can_change(user, collection)
    if collection.items.count() >= MOST_ITEMS:
        raise ValidationError(_("This collection is full."))
    last = collection.items.aggregate(last=Max("place"))["last"] or 0
    item, _made = CollectionItem.objects.get_or_create(
        collection=collection, practice_key=page.translation_key, defaults={"place": last + 1}
    )
    if note := _line(note, 500):
        item.note = note
        item.save(update_fields=["note"])
    collection.save(update_fields=["changed_at"])
    return collection


def _collection_called(user: User, title: str, language: str) -> Collection:
    found = Collection.objects.filter(owner=user, title=title).first()
    if found is None:
        if Collection.objects.filter(owner=user).count() >= MOST_COLLECTIONS:
            raise ValidationError(_("You have a hundred collections already."))
        found = Collection.objects.create(owner=user, title=title, language=language)
    return found


@transaction.atomic
def change_collection(
    *, collection: Collection, user: User, audience: str, title: str = "", introduction: str = ""
) -> Collection:
    """Name it and choose who sees it.

    Raises PermissionDenied for others than the owner, and for a circle that is not the owner's.
    """
    permissions.check_can_change(user, collection)
    if audience != collection.audience:
        permissions.check_can_share(user, audience)
    collection.audience = audience
    collection.title = _line(title, 120) or collection.title
    collection.introduction = clean_text(introduction).strip()[:2000]
    collection.full_clean()
    collection.save()
    return collection


@transaction.atomic
def remove_item(*, collection: Collection, user: User, key: UUID) -> None:
    """Take a practice out. Raises PermissionDenied for others than the owner."""
    permissions.check_can_change(user, collection)
    collection.items.filter(practice_key=key).delete()


@transaction.atomic
def note_item(*, collection: Collection, user: User, key: UUID, note: str) -> None:
    """Say why a practice is in it. Raises PermissionDenied for others than the owner."""
    permissions.check_can_change(user, collection)
    collection.items.filter(practice_key=key).update(note=_line(note, 500))


@transaction.atomic
def move_item_up(*, collection: Collection, user: User, key: UUID) -> None:
    """Put a practice one place higher. Raises PermissionDenied for others than the owner."""
    permissions.check_can_change(user, collection)
    items = list(collection.items.select_for_update())
    for place, item in enumerate(items):
        if item.practice_key == key and place:
            items[place - 1], items[place] = item, items[place - 1]
            break
    for place, item in enumerate(items, start=1):
        item.place = place
    CollectionItem.objects.bulk_update(items, ["place"])


@transaction.atomic
def delete_collection(*, collection: Collection, user: User) -> None:
    """Delete it; the practices stay. Raises PermissionDenied for others than the owner."""
    permissions.check_can_change(user, collection)
    collection.delete()
