"""What a moderator decided, why, and what the author says about it."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .case import Case
from .texts import Rule

# As long as the European rules for online services give at least.
APPEAL_DAYS = 183


class Decision(models.Model):
    """The statement of reasons that the author gets. Rows are never changed: an appeal adds one."""

    class Outcome(models.TextChoices):
        KEEP = "keep", _("it stays")
        EDIT = "edit", _("the author is asked to change it")
        HIDE = "hide", _("it is hidden")
        REMOVE = "remove", _("it is removed")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("decision"), max_length=10, choices=Outcome)
    rule = models.ForeignKey(
        Rule, verbose_name=_("rule"), null=True, blank=True, on_delete=models.PROTECT
    )
    statement = models.TextField(_("reasons"), blank=True, max_length=2000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    source = models.CharField(_("how it was found"), max_length=12, choices=Case.Source)
    answers = models.OneToOneField(
        "moderation.Appeal",
        verbose_name=_("answers the appeal"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answer",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="keep") | ~Q(statement=""), name="decision_has_reasons"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome}"

    def get_absolute_url(self) -> str:
        """Where the author reads it."""
        return reverse("moderation:decision", args=[self.pk])

    @property
    def appeal_until(self):
        """Until when the author may object."""
        return self.decided_at + timedelta(days=APPEAL_DAYS)


class Appeal(models.Model):
    """The author objects; another moderator answers with a second decision."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("why the author disagrees"), max_length=2000)
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return str(self.decision_id)
