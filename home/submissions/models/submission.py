"""A practice that somebody is writing on the site, and where it stands."""

from __future__ import annotations

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.knowledge.models import PracticePage
from portal.accounts.audiences import Anybody
from portal.core.models import TimeStamped


def new_token() -> str:
    """A word that nobody guesses."""
    return secrets.token_urlsafe(24)


class SubmissionQuerySet(models.QuerySet):
    def written_by(self, user: Anybody) -> Self:
        """Those that this person writes, alone or with others."""
        if not user.is_authenticated:
            return self.none()
        together = CoAuthor.objects.filter(user=user, accepted_at__isnull=False)
        return self.filter(Q(author=user) | Q(pk__in=together.values("submission")))

    def being_written(self) -> Self:
        """Those that their authors may still change."""
        return self.filter(state__in=[Submission.State.DRAFT, Submission.State.CHANGES_ASKED])

    def waiting(self) -> Self:
        """Those that a reviewer has to look at."""
        return self.filter(state__in=[Submission.State.SUBMITTED, Submission.State.IN_REVIEW])

    def visible_to(self, user: Anybody) -> Self:
        """One's own, and for a reviewer all that were ever sent in."""
        from ..permissions import is_reviewer

        own = self.written_by(user)
        if is_reviewer(user):
            return self.filter(Q(pk__in=own.values("pk")) | Q(submitted_at__isnull=False))
        return own


class Submission(TimeStamped):
    """One practice with its author and its state; the words are in its page's versions."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("sent in")
        IN_REVIEW = "in_review", _("being reviewed")
        CHANGES_ASKED = "changes_asked", _("changes asked")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")
        TO_RECHECK = "to_recheck", _("to be checked again")
        ARCHIVED = "archived", _("archived")

    page = models.OneToOneField(PracticePage, on_delete=models.CASCADE, related_name="submission")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
    )
    state = models.CharField(
        _("state"), max_length=15, choices=State, default=State.DRAFT, db_index=True
    )
    # The furthest step that was kept: whoever returns goes on there.
    step = models.PositiveSmallIntegerField(_("step"), default=1)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="practice_reviews",
    )
    # Where it began: what is followed there ("topic:12"), so that both can point at each other.
    origin = models.CharField(_("began as"), max_length=80, blank=True, db_index=True)
    privacy_checked_at = models.DateTimeField(_("privacy checked at"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("sent in at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("submissions:detail", args=[self.pk])

    @staticmethod
    def list_url() -> str:
        """The page of all that one writes or has to review."""
        return reverse("submissions:index")

    @property
    def about(self) -> str:
        """What those who follow it follow."""
        return f"submission:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether its authors may still change it."""
        return self.state in (self.State.DRAFT, self.State.CHANGES_ASKED)

    @property
    def can_be_revised(self) -> bool:
        """Whether it was decided about, so that its authors may begin a new version."""
        return self.state in (self.State.PUBLISHED, self.State.TO_RECHECK, self.State.ARCHIVED)

    @property
    def is_waiting(self) -> bool:
        """Whether a reviewer has to decide."""
        return self.state in (self.State.SUBMITTED, self.State.IN_REVIEW)


class CoAuthor(models.Model):
    """Somebody who was invited to write along; the link in the mail makes it true."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="coauthors")
    email = models.EmailField(_("e-mail address"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="coauthored",
    )
    token = models.CharField(max_length=40, unique=True, default=new_token)
    invited_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("co-author")
        verbose_name_plural = _("co-authors")
        constraints = [
            models.UniqueConstraint(fields=["submission", "email"], name="one_invitation_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.email}"
