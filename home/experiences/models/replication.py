"""A practice that was tried elsewhere. It belongs to the practice, whatever its languages."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped
from portal.organisations.models import Municipality


class ReplicationQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Those that a reviewer has let through."""
        return self.filter(state=Replication.State.SHOWN)

    def of(self, key: UUID) -> Self:
        """Those of one practice, newest first."""
        return self.filter(practice_key=key).select_related("municipality").order_by("-year", "-pk")


class Replication(TimeStamped):
    """We tried this too: who, where, when, what was changed and what came out."""

    class Outcome(models.TextChoices):
        WORKED = "worked", _("it worked")
        PARTLY = "partly", _("it worked in part")
        NOT = "not", _("it did not work")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a look")
        SHOWN = "shown", _("shown")
        REFUSED = "refused", _("not shown")

    practice_key = models.UUIDField(_("practice"), db_index=True)
    organisation = models.CharField(_("organisation"), max_length=160)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("where"), null=True, blank=True, on_delete=models.SET_NULL
    )
    year = models.PositiveSmallIntegerField(_("year"))
    changed = models.TextField(_("what was changed"), max_length=2000, blank=True)
    result = models.TextField(_("what came out"), max_length=2000)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="replications"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.WAITING, db_index=True
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("replication")
        verbose_name_plural = _("replications")

    def __str__(self) -> str:
        return f"{self.organisation} ({self.year})"
