"""What happened, who follows it, who was told, and which mails are still to go out."""

from __future__ import annotations

from datetime import time
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import AudienceQuerySet


class Reason(models.TextChoices):
    """Why somebody is told; each can be answered by "no more mail", but for the account's own."""

    FOLLOWING = "following", _("what I follow")
    OWN = "own", _("answers to what I wrote")
    ASKED = "asked", _("questions of my housing company")
    ACCOUNT = "account", _("my account")


# What a person may switch off. Messages about the account itself always come.
OPTIONAL_REASONS = (Reason.OWN, Reason.FOLLOWING, Reason.ASKED)


class Subscription(models.Model):
    """One person follows one thing; `about` names it, as "topic:12"."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions"
    )
    about = models.CharField(_("about"), max_length=80)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, default=Reason.FOLLOWING)
    created_at = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(fields=["user", "about"], name="one_subscription_a_thing")
        ]
        indexes = [models.Index(fields=["about", "id"], name="subscription_about")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.about}"


class Event(models.Model):
    """Something that happened, told once: the key is unique, whoever announces it again."""

    key = models.CharField(_("key"), max_length=120, unique=True)
    event = models.CharField(_("event"), max_length=40)
    about = models.CharField(_("about"), max_length=80)
    audience = models.CharField(_("audience"), max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events_caused",
    )
    # For one person alone; empty means those who follow `about`.
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="events_received",
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    url = models.CharField(_("address"), max_length=500)
    params = models.JSONField(_("values of the text"), default=dict, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    spread_at = models.DateTimeField(_("passed on at"), null=True, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(
                fields=["id"], condition=Q(spread_at__isnull=True), name="event_to_pass_on"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def abouts(self) -> list[str]:
        """All that it is about: who follows several of them is told once."""
        return abouts_of(self.about, self.params)


def abouts_of(about: str, params: dict[str, Any]) -> list[str]:
    """The thing that an event is about, and those that it is about as well."""
    also = params.get("also", [])
    return [about, *(one for one in also if isinstance(one, str))]


class NoticeQuerySet(AudienceQuerySet):
    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """An event as one person sees it in the portal.

    It carries the audience of its event: who has lost the right to read a thing no longer sees its
    title in the list either.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    audience = models.CharField(_("audience"), max_length=40)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["user", "event"], name="one_notice_a_person")
        ]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notice_list"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.event_id}"


class DeliveryQuerySet(models.QuerySet):
    def due(self) -> Self:
        """To be sent now; one whose sender died comes back when its lease is over."""
        waiting = [Delivery.State.WAITING, Delivery.State.SENDING]
        return self.filter(state__in=waiting, next_try_at__lte=timezone.now())


class Delivery(models.Model):
    """One event to one person over one channel outside the portal (there, the notice is all).

    The constraint makes it happen once; `next_try_at` is when it may be tried, or, while it is
    being sent, when another worker may take it over.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("e-mail")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        DROPPED = "dropped", _("no longer wanted")
        BUNDLED = "bundled", _("for the next summary")
        IN_DIGEST = "in_digest", _("in a summary")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deliveries"
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.MAIL)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=80, blank=True)
    # When it took a place in the person's week; empty for what stands outside the budget.
    counted_at = models.DateTimeField(_("counted"), null=True, blank=True)
    digest = models.ForeignKey(
        "notifications.Digest",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deliveries",
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user", "channel"], name="one_delivery_a_channel"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=["waiting", "sending"]),
                name="delivery_due",
            ),
            models.Index(
                fields=["user", "next_try_at"],
                condition=Q(state="bundled"),
                name="delivery_bundled",
            ),
            models.Index(
                fields=["user", "counted_at"],
                condition=Q(counted_at__isnull=False),
                name="delivery_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} > {self.user_id} ({self.channel}, {self.state})"


class MailChoice(models.Model):
    """When a person wants mail for a reason; without a row, at once."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("a summary each day")
        WEEKLY = "weekly", _("a summary each week")
        NONE = "none", _("no e-mail")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices"
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    rhythm = models.CharField(_("e-mail"), max_length=10, choices=Rhythm, default=Rhythm.AT_ONCE)

    class Meta:
        verbose_name = _("mail choice")
        verbose_name_plural = _("mail choices")
        constraints = [
            models.UniqueConstraint(fields=["user", "reason"], name="one_mail_choice_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.reason} {self.rhythm}"


class DigestQuerySet(models.QuerySet):
    def due(self) -> Self:
        """To be sent now, as deliveries are."""
        waiting = [Delivery.State.WAITING, Delivery.State.SENDING]
        return self.filter(state__in=waiting, next_try_at__lte=timezone.now())


class Digest(models.Model):
    """One summary to one person: it tells the deliveries that it holds, and nothing else does."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=Delivery.State, default=Delivery.State.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    counted_at = models.DateTimeField(_("counted"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=80, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=["waiting", "sending"]),
                name="digest_due",
            ),
            models.Index(fields=["user", "counted_at"], name="digest_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.made_at:%Y-%m-%d} ({self.state})"


class MailSettings(models.Model):
    """How much a person wants to be mailed and when, and whether their address still works."""

    class Pause(models.TextChoices):
        NONE = "", _("not paused")
        BOUNCE = "bounce", _("the address does not exist or the mailbox is full")
        COMPLAINT = "complaint", _("the mail program called our mail unwanted")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_settings"
    )
    most_a_week = models.PositiveSmallIntegerField(
        _("most e-mails a week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(21)],
    )
    quiet_from = models.TimeField(_("quiet from"), default=time(21, 0))
    quiet_until = models.TimeField(_("quiet until"), default=time(8, 0))
    digest_day = models.PositiveSmallIntegerField(
        _("day of the weekly summary"), default=4, validators=[MaxValueValidator(6)]
    )
    # Of one address: another address begins anew.
    address_mark = models.CharField(max_length=16, blank=True, editable=False)
    bounces = models.PositiveSmallIntegerField(_("times that mail came back"), default=0)
    pause = models.CharField(_("paused"), max_length=10, choices=Pause, blank=True)
    paused_at = models.DateTimeField(_("paused since"), null=True, blank=True)

    class Meta:
        verbose_name = _("mail settings")
        verbose_name_plural = _("mail settings")

    def __str__(self) -> str:
        return f"{self.user_id}"
