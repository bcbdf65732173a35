"""The register: who has a voice in use, by account or by code. It never says what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .code import Code
from .consultation import Consultation


class Voter(models.Model):
    """One voice: an account's, a code's, or a code's that an account claimed. Days, not times."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="voters")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultation_voices",
    )
    code = models.OneToOneField(
        Code, null=True, blank=True, on_delete=models.PROTECT, related_name="voter"
    )
    day = models.DateField(_("day"), default=timezone.localdate)

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "user"], name="one_voice_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"


class OpenEntry(models.Model):
    """A form that was sent in without code or account: two clicks make one answer."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="open_entries"
    )
    token = models.CharField(max_length=40)
    day = models.DateField(_("day"), default=timezone.localdate)

    class Meta:
        verbose_name = _("answers without a code")
        verbose_name_plural = _("answers without a code")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "token"], name="one_open_entry_a_form")
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"


class HelpedEntry(models.Model):
    """Somebody entered answers for somebody else: who and when, without a way to the answers."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="helped_entries"
    )
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    way = models.CharField(_("way"), max_length=10)
    entered_at = models.DateTimeField(_("entered"), default=timezone.now)
    # Of the form that was filled in: two clicks make one entry.
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("helped entry")
        verbose_name_plural = _("helped entries")
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "token"],
                condition=~Q(token=""),
                name="one_helped_entry_a_form",
            )
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}.{self.pk}"
