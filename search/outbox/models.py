"""What the search engine must still be told."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those to be drained, oldest first."""
        return self.filter(parked=False).order_by("pk")

    def parked(self) -> Self:
        """Those that failed too often and wait for a person."""
        return self.filter(parked=True)


class Change(models.Model):
    """One object that changed. Rows are only added and removed, so that no change is ever lost."""

    kind = models.CharField(_("kind"), max_length=40)
    object_id = models.CharField(_("object"), max_length=80)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    parked = models.BooleanField(_("parked"), default=False)
    error = models.CharField(_("error"), max_length=300, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change to index")
        verbose_name_plural = _("changes to index")
        indexes = [models.Index(fields=["parked", "id"], name="outbox_waiting")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
