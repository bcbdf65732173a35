"""A role of a person in an organisation: the source of every right in the portal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.models import TimeStamped
from portal.organisations.models import Organisation, Site, check_site_of_company


class Role(models.TextChoices):
    """The roles of the domain; each holds within one organisation."""

    TENANT = "tenant", _("tenant")
    COMPANY_EDITOR = "company_editor", _("company editor")
    COUNTER_STAFF = "counter_staff", _("counter staff")
    SOCIAL_WORKER = "social_worker", _("social worker")
    PSC_WORKER = "psc_worker", _("project worker")
    PROFESSIONAL = "professional", _("professional")
    PRACTICE_REVIEWER = "practice_reviewer", _("practice reviewer")
    MODERATOR = "moderator", _("moderator")
    SCOPED_ADMIN = "scoped_admin", _("administrator of an organisation")
    REGULATOR_EDITOR = "regulator_editor", _("regulator's editor")
    REGULATOR_ADMIN = "regulator_admin", _("regulator's administrator")


class MembershipQuerySet(models.QuerySet):
    def in_force(self, today: date | None = None) -> Self:
        """Verified, and not over today (a prepared query brings its own today)."""
        day = today or timezone.localdate()
        return self.filter(
            Q(until__isnull=True) | Q(until__gte=day), state=Membership.State.VERIFIED
        )

    def waiting(self) -> Self:
        """Declared by the person, still to be judged by the organisation."""
        return self.filter(state__in=[Membership.State.DECLARED, Membership.State.PENDING])

    def to_judge(self) -> Self:
        """Those that wait, and those in force whose person asks to be confirmed anew."""
        asked = Q(state=Membership.State.VERIFIED, renewal_asked_at__isnull=False)
        waiting = [Membership.State.DECLARED, Membership.State.PENDING]
        return self.filter(Q(state__in=waiting) | asked)

    def running_out(self, today: date, days: int) -> Self:
        """Tenancies in force that must be confirmed anew within `days`."""
        last = today + timedelta(days=days)
        return self.in_force(today).filter(role=Role.TENANT, until__lte=last)


class Membership(TimeStamped):
    """One role of one person in one organisation, with its dates and who confirmed it."""

    class State(models.TextChoices):
        DECLARED = "declared", _("declared")
        PENDING = "pending", _("waiting for confirmation")
        VERIFIED = "verified", _("confirmed")
        REFUSED = "refused", _("refused")
        EXPIRED = "expired", _("expired")

    class Way(models.TextChoices):
        REQUEST = "request", _("a request that staff approved")
        COUNTER = "counter", _("at the counter")
        LETTER = "letter", _("a code from a letter")
        PROVIDER = "provider", _("another website that knows the person")
        DOMAIN = "domain", _("the e-mail address of the organisation")
        INVITATION = "invitation", _("an invitation")
        GRANTED = "granted", _("given by an administrator")
        UNCHECKED = "unchecked", _("not checked")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DECLARED, db_index=True
    )
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships"
    )
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="memberships_verified",
    )
    verified_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    way = models.CharField(_("confirmed by"), max_length=12, choices=Way, blank=True)
    function = models.CharField(_("function"), max_length=80, blank=True)
    # Once a year the person says that it is still so, and the company looks again.
    renewal_told_at = models.DateTimeField(_("told that it runs out"), null=True, blank=True)
    renewal_asked_at = models.DateTimeField(_("asked to confirm anew"), null=True, blank=True)
    reviewed_at = models.DateTimeField(_("right looked at"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="memberships_reviewed",
    )
    refusal_reason = models.TextField(_("reason of the refusal"), blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(state__in=["declared", "pending", "verified"]),
                name="one_current_membership_a_role",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="membership_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="membership_user_state")]

    def __str__(self) -> str:
        # Without a name: the log of rights keeps this sentence.
        return f"{self.user_id}: {self.get_role_display()} ({self.organisation})"

    def clean(self) -> None:
        check_site_of_company(self.site, self.organisation)

    @property
    def is_in_force(self) -> bool:
        """Whether this gives rights today."""
        over = self.until is not None and self.until < timezone.localdate()
        return self.state == self.State.VERIFIED and not over
