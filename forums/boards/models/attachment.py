"""A file with a message."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .post import Post


def _place(attachment: Attachment, filename: str) -> str:
    """A name that tells nothing and that nobody guesses; always sent as a file to keep."""
    return f"boards/{uuid4().hex}.bin"


class Attachment(models.Model):
    """What somebody attached: a PDF or a document, under the name that they gave it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("file"), upload_to=_place)
    name = models.CharField(_("name"), max_length=120)
    size = models.PositiveIntegerField(_("size"))
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is sent from, to who may read its message."""
        return reverse("boards:attachment", args=[self.pk])
