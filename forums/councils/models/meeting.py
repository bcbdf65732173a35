"""Meetings: their agenda, who was there, what was decided, and the minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.core.models import TimeStamped

from .council import AdvisoryCouncil
from .seat import Seat
from .space import Paper


class MeetingQuerySet(models.QuerySet):
    def called(self) -> Self:
        """Those that members were called to, also cancelled ones."""
        return self.filter(called_at__isnull=False)

    def upcoming(self, at: datetime | None = None) -> Self:
        """Called, not cancelled, and not over."""
        rows = self.called().filter(cancelled_at__isnull=True)
        return rows.filter(ends_at__gt=at or timezone.now()).order_by("starts_at", "pk")

    def open_to_tenants(self) -> Self:
        """Those that every tenant may come to."""
        return self.filter(is_open=True)


class Meeting(TimeStamped):
    """A draft until its members are called; approved minutes never change again."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        CALLED = "called", _("called")
        RUNNING = "running", _("going on")
        HELD = "held", _("minutes to be approved")
        APPROVED = "approved", _("minutes approved")
        CANCELLED = "cancelled", _("cancelled")

    council = models.ForeignKey(AdvisoryCouncil, on_delete=models.CASCADE, related_name="meetings")
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    # Rises with each change, so that calendars take the new one.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = TranslatedField(
        models.CharField(_("place"), max_length=200, blank=True), attrgetter=fallback_to_any
    )
    is_open = models.BooleanField(_("all tenants may come"), default=False)
    places = models.PositiveSmallIntegerField(_("places for tenants"), null=True, blank=True)
    called_at = models.DateTimeField(_("called"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    # Frozen when the minutes are approved.
    public_minutes = TranslatedField(
        models.TextField(_("minutes for everybody"), blank=True), attrgetter=fallback_to_any
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="approves"
    )
    approved_text = models.TextField(_("approved minutes"), blank=True, editable=False)
    approved_hash = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("meeting of a council")
        verbose_name_plural = _("meetings of a council")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | ~Q(approved_hash=""),
                name="approved_minutes_have_a_fingerprint",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancel_reason=""),
                name="meeting_is_cancelled_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["council", "starts_at"], name="meetings_of_a_council")]

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("councils:meeting", args=[self.council.slug, self.pk])

    def state(self, at: datetime | None = None) -> State:
        """Where it stands: told from its dates and from what was done."""
        at = at or timezone.now()
        if self.cancelled_at:
            return self.State.CANCELLED
        if self.called_at is None:
            return self.State.DRAFT
        if self.approved_at:
            return self.State.APPROVED
        if at < self.starts_at:
            return self.State.CALLED
        return self.State.RUNNING if at < self.ends_at else self.State.HELD

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"meeting:{self.pk}"


class AgendaItem(models.Model):
    """What is spoken of: with its minutes, and when it is for decision, with the decision."""

    class Kind(models.TextChoices):
        INFORMATION = "information", _("to know")
        DISCUSSION = "discussion", _("to discuss")
        DECISION = "decision", _("to decide")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("explanation"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DISCUSSION)
    duration = models.PositiveSmallIntegerField(
        _("minutes that it takes"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    proposer = models.CharField(_("proposed by"), max_length=120, blank=True)
    papers = models.ManyToManyField(
        Paper, verbose_name=_("documents"), blank=True, related_name="items"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    notes = models.TextField(_("what was said"), blank=True)
    decision = models.TextField(_("decision"), blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of an agenda")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_item_a_position"),
            models.CheckConstraint(condition=~Q(title=""), name="item_has_a_title"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | ~Q(decision=""),
                name="decided_item_has_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def waits_for_decision(self) -> bool:
        """Whether it was to be decided and was not."""
        return self.kind == self.Kind.DECISION and self.decided_at is None


class Attendance(models.Model):
    """Whether a member comes, came, or lets another member vote in their place."""

    class Status(models.TextChoices):
        CALLED = "called", _("has not answered")
        COMES = "comes", _("comes")
        APOLOGISED = "apologised", _("cannot come")
        PRESENT = "present", _("was there")
        ABSENT = "absent", _("was not there")

    # Who said that they do not come, or was not there, votes for nobody.
    AWAY = frozenset({Status.APOLOGISED, Status.ABSENT})

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="attendances")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CALLED)
    proxy = models.ForeignKey(
        Seat,
        verbose_name=_("who votes in their place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proxies",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_a_seat"),
            models.UniqueConstraint(fields=["meeting", "proxy"], name="one_proxy_a_member"),
            models.CheckConstraint(
                condition=Q(proxy__isnull=True) | ~Q(proxy=F("seat")),
                name="nobody_is_their_own_proxy",
            ),
            models.CheckConstraint(
                condition=Q(proxy__isnull=True) | Q(status__in=["apologised", "absent"]),
                name="only_who_is_away_has_a_proxy",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.seat_id}"


class MeetingSignUp(models.Model):
    """A tenant comes to an open meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meeting_sign_ups"
    )
    created_at = models.DateTimeField(_("signed up"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("sign-up for a meeting")
        verbose_name_plural = _("sign-ups for a meeting")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_sign_up_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.pk}"


class MeetingQuestion(TimeStamped):
    """What a tenant asks before an open meeting, and what was answered there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="meeting_questions",
    )
    text = models.TextField(_("question"), max_length=1000)
    language = models.CharField(_("language"), max_length=5, default=settings.LANGUAGE_CODE)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("question for a meeting")
        verbose_name_plural = _("questions for a meeting")

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.pk}"
