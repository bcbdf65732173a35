"""The log: a line an act, chained, so that a changed or missing line shows."""

from __future__ import annotations

import hashlib
import json

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LogHead(models.Model):
    """The end of the chain; held while a line is added, so that lines follow one another."""

    last_hash = models.CharField(max_length=64, blank=True)
    lines = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.lines)


class Act(models.Model):
    """Who did what, when, why, and what was before and after. Added to, never changed."""

    number = models.PositiveBigIntegerField(_("line"), unique=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # A plain number: the line stays as it was written when the account is gone.
    actor_id = models.BigIntegerField(_("who"), null=True, blank=True)
    case_id = models.BigIntegerField(_("case"), null=True, blank=True, db_index=True)
    verb = models.CharField(_("act"), max_length=20)
    before = models.CharField(_("before"), max_length=40, blank=True)
    after = models.CharField(_("after"), max_length=40, blank=True)
    why = models.TextField(_("why"), blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        verbose_name = _("line of the log")
        verbose_name_plural = _("lines of the log")

    def __str__(self) -> str:
        return f"{self.number}: {self.verb}"

    def digest(self, previous: str) -> str:
        """What its hash must be, behind a line whose hash is `previous`."""
        told = [
            previous,
            self.number,
            self.at.isoformat(),
            self.actor_id,
            self.case_id,
            self.verb,
            self.before,
            self.after,
            self.why,
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()
