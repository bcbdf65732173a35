"""How people become somebody: letters with codes, invitations, accounts opened at the counter."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Role
from portal.organisations.models import HousingCompany, Organisation, Site


def _person(related_name: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name=related_name,
    )


class LetterBatch(models.Model):
    """Letters made together for one site (or a whole company); each opens one tenancy."""

    company = models.ForeignKey(
        HousingCompany, on_delete=models.CASCADE, related_name="letter_batches"
    )
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="letter_batches"
    )
    label = models.CharField(_("note"), max_length=80, blank=True)
    size = models.PositiveIntegerField(_("number of letters"))
    made_by = _person("letter_batches")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    revoked_by = _person("letter_batches_revoked")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("batch of letters")
        verbose_name_plural = _("batches of letters")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="letters_end_after_they_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.made_at:%Y-%m-%d} ({self.size})"

    @property
    def works(self) -> bool:
        """Whether an unused code of it still opens anything."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class LetterCode(models.Model):
    """The hash of one code; the code itself is on paper alone."""

    batch = models.ForeignKey(LetterBatch, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    used_by = _person("letter_codes_used")

    class Meta:
        verbose_name = _("code of a letter")
        verbose_name_plural = _("codes of letters")

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.pk}"


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that somebody may still accept."""
        return self.filter(
            used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now()
        )


class Invitation(models.Model):
    """One role in one organisation for one address; it works once."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("e-mail address"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    invited_by = _person("invitations_sent")
    invited_at = models.DateTimeField(_("invited"), default=timezone.now)
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    used_by = _person("invitations_accepted")
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                "role",
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="one_open_invitation_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.organisation})"


class TrustedDomain(models.Model):
    """Whoever has a confirmed address at this domain works at this organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="trusted_domains"
    )
    domain = models.CharField(_("domain of e-mail addresses"), max_length=120, unique=True)
    added_at = models.DateTimeField(_("added"), default=timezone.now)
    added_by = _person("trusted_domains")

    class Meta:
        ordering = ["domain"]
        verbose_name = _("trusted domain")
        verbose_name_plural = _("trusted domains")

    def __str__(self) -> str:
        return self.domain


class HandOver(models.Model):
    """An account that a worker opened with somebody; the person takes it over with a code."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="hand_over"
    )
    digest = models.CharField(max_length=64, unique=True)
    company = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="helped_accounts"
    )
    opened_by = _person("accounts_opened")
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    consent = models.CharField(_("how the person agreed"), max_length=200)
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("taken over"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("helped account")
        verbose_name_plural = _("helped accounts")

    def __str__(self) -> str:
        return f"{self.company_id}: {self.opened_at:%Y-%m-%d}"
