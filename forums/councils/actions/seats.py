"""What members show of themselves: their name, their photo. Nobody else decides about it."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import AdvisoryCouncil, Seat, SeatPhoto
from portal.accounts.models import User
from portal.core.text import clean_text


@transaction.atomic
def change_own_seat(
    *,
    council: AdvisoryCouncil,
    user: User,
    name: str,
    shows_name: bool,
    shows_photo: bool,
    photo: bytes = b"",
) -> Seat:
    """Show one's name and photo on the page of the council, or no longer.

    A photo that is not shown is not kept. Raises PermissionDenied for who holds no seat,
    ValidationError for a name or a photo that is to be shown and is not there.
    """
    permissions.check_can_enter(user, council)
    seat = council.seats.in_force().select_for_update(of=("self",)).get(user=user)
    seat.display_name, seat.shows_name = clean_text(name).strip()[:120], shows_name
    if shows_name and not seat.display_name:
        raise ValidationError(_("Write the name that is to be shown."))
    kept = SeatPhoto.objects.filter(seat=seat)
    if shows_photo and not (photo or kept.exists()):
        raise ValidationError(_("Choose the photo that is to be shown."))
    if shows_photo and not shows_name:
        raise ValidationError(_("A photo is shown beside a name. Let your name be shown too."))
    seat.save(update_fields=["display_name", "shows_name"])
    if photo or not shows_photo:
        forget_photos(kept)
    if photo and shows_photo:
        row = SeatPhoto(seat=seat, user=user)
        row.file.save("photo.webp", ContentFile(photo), save=False)
        row.save()
    return seat


def forget_photos(photos: QuerySet[SeatPhoto]) -> None:
    """Take photos away; the files go once that is certain."""
    for photo in photos:
        storage, name = photo.file.storage, photo.file.name
        transaction.on_commit(partial(storage.delete, name))
    photos.delete()
