"""What follows for a person: a warning, a pause, or no more writing."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation


class SanctionQuerySet(models.QuerySet):
    def in_force(self, now: Any = None) -> Self:
        """Those that keep somebody from writing now."""
        now = now or timezone.now()
        return self.exclude(kind=Sanction.Kind.WARNING).filter(
            Q(until__isnull=True) | Q(until__gt=now), lifted_at__isnull=True, since__lte=now
        )


class Sanction(models.Model):
    """Holds where its moderator moderates: in one organisation, or everywhere."""

    class Kind(models.TextChoices):
        WARNING = "warning", _("warning")
        PAUSE = "pause", _("pause")
        BAN = "ban", _("may no longer write")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sanctions"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    decision = models.OneToOneField(
        "moderation.Decision", on_delete=models.CASCADE, related_name="sanction"
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        indexes = [models.Index(fields=["user", "lifted_at"], name="sanction_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="pause") | Q(until__isnull=False), name="pause_has_an_end"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"
