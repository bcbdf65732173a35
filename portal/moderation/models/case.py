"""One case a thing: everybody's reports of it, and where its judgement stands."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import AudienceQuerySet
from portal.organisations.models import Organisation

from .reasons import ReportReason


class CaseQuerySet(AudienceQuerySet):
    def waiting(self) -> Self:
        """Those that a moderator must still look at."""
        return self.filter(state__in=Case.WAITING)


class Case(models.Model):
    """A post, a comment, a profile, ... that somebody or something asks a moderator to look at."""

    class State(models.TextChoices):
        OPEN = "open", _("to look at")
        CLAIMED = "claimed", _("somebody is looking")
        DECIDED = "decided", _("decided")
        APPEALED = "appealed", _("appeal")
        FINAL = "final", _("final")

    class Source(models.TextChoices):
        REPORT = "report", _("reported")
        FIRST_POSTS = "first_posts", _("first messages of a new person")
        WORDS = "words", _("a word on the list")
        COPIES = "copies", _("the same text several times")
        CHANGED = "changed", _("changed as we asked")
        MODERATOR = "moderator", _("found by a moderator")
        DANGER = "danger", _("somebody may be in danger")

    WAITING = (State.OPEN, State.CLAIMED, State.APPEALED)

    kind = models.CharField(_("kind"), max_length=20)
    object_id = models.CharField(_("which"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    url = models.CharField(_("address"), max_length=500)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    audience = models.CharField(_("who reads it"), max_length=40, db_index=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The part of an organisation's things that it belongs to, as "board:3"; empty: the whole.
    scope = models.CharField(_("part"), max_length=40, blank=True, db_index=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="cases_about",
    )
    source = models.CharField(_("why here"), max_length=12, choices=Source, default=Source.REPORT)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    seriousness = models.PositiveSmallIntegerField(_("seriousness"), default=1)
    reports_count = models.PositiveIntegerField(_("reports"), default=0)
    is_hidden_meanwhile = models.BooleanField(_("hidden until somebody looked"), default=False)
    was_kept = models.BooleanField(_("kept before"), default=False)
    # What a removed thing said: for an appeal, and erased when its time is over.
    kept_text = models.TextField(_("removed text"), blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # Moderators who may not judge this one, because they know the people or the matter.
    set_aside = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="cases_left_to_others"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_case_a_thing")
        ]
        indexes = [
            models.Index(
                fields=["-seriousness", "opened_at", "id"],
                condition=Q(state__in=["open", "claimed", "appealed"]),
                name="moderation_queue",
            ),
            models.Index(fields=["author", "state"], name="moderation_author"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:case", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        """Whether it still needs a moderator."""
        return self.state in self.WAITING


class Report(models.Model):
    """One person's report; nobody but the moderation reads who it was."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports_made",
    )
    reason = models.CharField(_("reason"), max_length=12, choices=ReportReason)
    text = models.TextField(_("in their words"), blank=True, max_length=2000)
    created_at = models.DateTimeField(_("reported"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "reporter"],
                condition=Q(reporter__isnull=False),
                name="one_report_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.reason}"
