"""Answers that are being given: saved question by question, seen by their writer alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped

from .consultation import Consultation


class Draft(TimeStamped):
    """What a person has filled in and not sent in yet; gone once it is sent."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consultation_drafts"
    )
    answers = models.JSONField(_("answers"), default=dict)

    class Meta:
        verbose_name = _("answers being given")
        verbose_name_plural = _("answers being given")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="one_draft_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"
