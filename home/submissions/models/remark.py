"""What a reviewer says about a part of a practice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .submission import Submission


class Remark(models.Model):
    """A remark at one section; it stays open until a reviewer finds that it was dealt with."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks")
    section = models.CharField(_("section"), max_length=40, blank=True)
    text = models.TextField(_("remark"), max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    resolved_at = models.DateTimeField(_("dealt with at"), null=True, blank=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.submission_id} {self.section}"
