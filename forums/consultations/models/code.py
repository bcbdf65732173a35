"""Single-use codes: a printed letter with one of them opens a consultation without an account."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped

from .consultation import Consultation


class CodeBatch(TimeStamped):
    """Codes made at once. It knows how many, never which: the codes are only in the printed PDF."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="code_batches"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    label = models.CharField(_("for whom"), max_length=80, blank=True)
    size = models.PositiveIntegerField(_("number of codes"))
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("batch of codes")
        verbose_name_plural = _("batches of codes")

    def __str__(self) -> str:
        return f"{self.consultation_id}: {self.label}"


class CodeQuerySet(models.QuerySet):
    def valid(self) -> Self:
        """Neither withdrawn nor too old; whether it was used is the register's to say."""
        in_time = Q(batch__expires_at__gt=timezone.now())
        return self.filter(in_time, batch__revoked_at__isnull=True, is_revoked=False)


class Code(models.Model):
    """A keyed hash of one code; nobody can read the code back."""

    batch = models.ForeignKey(CodeBatch, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    is_revoked = models.BooleanField(_("withdrawn"), default=False)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")

    def __str__(self) -> str:
        return f"{self.batch_id}.{self.pk}"
