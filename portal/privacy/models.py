"""What people ask about their data, what they agreed to, and who looked."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.organisations.models import Organisation


def _file_place(export: DataExport, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"private/exports/{uuid4().hex}.zip"


class DataExport(models.Model):
    """A copy of somebody's data; the worker makes it and it is gone after some days."""

    class State(models.TextChoices):
        ASKED = "asked", _("being made")
        READY = "ready", _("ready")
        GONE = "gone", _("removed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports"
    )
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)
    file = models.FileField(_("file"), upload_to=_file_place, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("copy of one's data")
        verbose_name_plural = _("copies of one's data")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(state="asked"), name="one_export_is_made_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.asked_at:%Y-%m-%d}"


class ErasureQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those that can still be undone, or are to be done now."""
        return self.filter(cancelled_at__isnull=True, done_at__isnull=True)

    def due(self, now: datetime) -> Self:
        """Those whose days of thinking are over."""
        return self.waiting().filter(due_at__lte=now)


class Erasure(models.Model):
    """Somebody leaves. The row outlives the account, as a number without a person."""

    class Why(models.TextChoices):
        OWN = "own", _("asked by the person")
        INACTIVE = "inactive", _("not used for a long time")
        UNCONFIRMED = "unconfirmed", _("e-mail address never confirmed")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="erasure",
    )
    # To erase again after an older backup was put back.
    account = models.BigIntegerField(_("number of the account"), db_index=True)
    why = models.CharField(_("why"), max_length=12, choices=Why, default=Why.OWN)
    with_texts = models.BooleanField(_("messages too"), default=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_at = models.DateTimeField(_("to be done"))
    cancelled_at = models.DateTimeField(_("undone"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.account}: {self.due_at:%Y-%m-%d}"


class Consent(models.Model):
    """Somebody agreed to something, in a version of its words; a withdrawal closes the row."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    kind = models.CharField(_("to what"), max_length=40)
    version = models.CharField(_("version of the text"), max_length=20)
    language = models.CharField(_("language"), max_length=5)
    way = models.CharField(_("how"), max_length=40)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.version}"


class Objection(models.Model):
    """Somebody asks to stop a use of their data, or to correct what they cannot change."""

    class Kind(models.TextChoices):
        OBJECT = "object", _("I do not want this use of my data")
        CORRECT = "correct", _("something is wrong and I cannot change it")
        QUESTION = "question", _("a question about my data")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="objections"
    )
    kind = models.CharField(_("what about"), max_length=10, choices=Kind, default=Kind.OBJECT)
    text = models.TextField(_("in your own words"), max_length=2000)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    answer = models.TextField(_("answer"), blank=True, max_length=4000)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="objections_answered",
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("question about data")
        verbose_name_plural = _("questions about data")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"


class Access(models.Model):
    """Somebody with a right over others looked at what is personal; the person can see it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looked_at"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="looks",
    )
    # Stays readable when the reader has left.
    reader_role = models.CharField(_("as"), max_length=120, blank=True)
    what = models.CharField(_("what"), max_length=40)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("reading of personal data")
        verbose_name_plural = _("readings of personal data")
        indexes = [models.Index(fields=["person", "-id"], name="access_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.what}"


class Statement(models.Model):
    """What a controller tells about its part: a few sentences first, all of it below.

    The regulator answers for the portal, a company for who rents from it (domain brief, 2.9).
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="privacy_statement"
    )
    short = TranslatedField(
        models.TextField(_("in a few sentences"), blank=True, max_length=600),
        attrgetter=fallback_to_any,
    )
    full = TranslatedField(
        models.TextField(_("all of it"), blank=True, max_length=10_000), attrgetter=fallback_to_any
    )
    contact = models.CharField(
        _("whom to ask about data"),
        blank=True,
        max_length=120,
        help_text=_("A service or a function, not the name of a person."),
    )
    email = models.EmailField(_("mailbox"), blank=True)
    phone = models.CharField(_("telephone"), blank=True, max_length=40)
    address = models.CharField(_("address for letters"), blank=True, max_length=200)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="privacy_statements_changed",
    )

    class Meta:
        verbose_name = _("privacy statement of a controller")
        verbose_name_plural = _("privacy statements of controllers")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.changed_at:%Y-%m-%d}"


class RetentionRun(models.Model):
    """What a daily purge removed, rule by rule."""

    at = models.DateTimeField(_("when"), default=timezone.now)
    removed = models.JSONField(_("removed"), default=dict)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("purge")
        verbose_name_plural = _("purges")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
