"""The pictures of messages: put below them with what can be seen, and taken away."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.text import clean_text

from .models import Picture, Post, Topic


def clean_description(text: str) -> str:
    """What can be seen, on one line. Raises ValidationError when it is missing."""
    cleaned = " ".join(clean_text(text).split())[:300]
    if not cleaned:
        raise ValidationError(
            _("Say in a few words what can be seen, for who cannot see it."), code="required"
        )
    return cleaned


def add_picture(post: Post, made: tuple[bytes, int, int], description: str) -> Picture:
    """Put a cleaned picture below a message."""
    data, width, height = made
    picture = Picture(post=post, description=description, width=width, height=height)
    picture.file.save("picture.webp", ContentFile(data), save=False)
    picture.save()
    Topic.objects.filter(pk=post.topic_id).update(has_files=True)
    return picture


def forget_pictures(post: Post) -> None:
    """Take the pictures of a message away, their files once that is certain."""
    pictures = list(Picture.objects.filter(post=post))
    Picture.objects.filter(post=post).delete()
    for picture in pictures:
        transaction.on_commit(partial(picture.file.storage.delete, picture.file.name))
