"""A step of a consultation, with its dates."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any


class Phase(models.Model):
    """From `starts_at` until just before `ends_at`."""

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Information")
        CONTRIBUTION = "contribution", _("Your opinion")
        OPINION = "opinion", _("Opinion of the council")
        ANSWER = "answer", _("Answer of the company")
        FOLLOW_UP = "follow_up", _("What happens with it")

    consultation = models.ForeignKey(
        "consultations.Consultation", on_delete=models.CASCADE, related_name="phases"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    text = TranslatedField(
        models.CharField(_("text"), max_length=300, blank=True), attrgetter=fallback_to_any
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "kind"], name="one_phase_a_kind_in_a_consultation"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="phase_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
        ]
        indexes = [models.Index(fields=["kind", "starts_at", "ends_at"], name="phase_dates")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.consultation_id})"

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies in it; the end itself no longer does."""
        return self.starts_at <= at < self.ends_at

    def is_over(self, at: datetime) -> bool:
        """Whether it has ended by `at`."""
        return at >= self.ends_at
