"""What a file says, read once in the worker."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

DOCUMENT_MODEL = getattr(settings, "WAGTAILDOCS_DOCUMENT_MODEL", "wagtaildocs.Document")


class DocumentTextQuerySet(models.QuerySet):
    def unreadable(self) -> Self:
        """Files of which nothing could be read, though it should."""
        return self.exclude(state=DocumentText.State.READ)


class DocumentText(models.Model):
    """The text of a file of the document library, or why there is none."""

    class State(models.TextChoices):
        READ = "read", _("read")
        EMPTY = "empty", _("holds no text, perhaps only pictures of pages")
        BROKEN = "broken", _("cannot be opened")
        LOCKED = "locked", _("is locked with a password")
        LARGE = "large", _("is too large")
        SLOW = "slow", _("takes too long to read")

    document = models.OneToOneField(
        DOCUMENT_MODEL,
        on_delete=models.CASCADE,
        related_name="text_inside",
        verbose_name=_("document"),
    )
    file_hash = models.CharField(_("fingerprint of the file"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    text = models.TextField(_("text"), blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    read_at = models.DateTimeField(_("read"), auto_now=True)

    objects = DocumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return str(self.document)
