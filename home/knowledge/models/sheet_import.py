"""A spreadsheet that an editor handed in, and what was found in it."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped


def place(instance: SheetImport, name: str) -> str:
    """A name that nobody guesses; the folder is served by no address."""
    return f"practice-sheets/{uuid4()}.xlsx"


class SheetImport(TimeStamped):
    """First it is checked, then somebody decides, then it is brought in: both by the worker."""

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        IMPORTING = "importing", _("being brought in")
        DONE = "done", _("brought in")
        UNREADABLE = "unreadable", _("cannot be read")

    name = models.CharField(_("file"), max_length=200)
    file = models.FileField(_("file"), upload_to=place)
    as_drafts = models.BooleanField(_("as drafts"), default=False)
    create_terms = models.BooleanField(_("make new words of the lists"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKING)
    # {"rows": n, "good": n, "problems": [[cell, column, reason], ...], "created": n, ...}
    report = models.JSONField(_("report"), default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("spreadsheet of practices")
        verbose_name_plural = _("spreadsheets of practices")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_busy(self) -> bool:
        """Whether the worker has it in hand."""
        return self.state in (self.State.CHECKING, self.State.IMPORTING)
