"""An election: its calendar, its rules as they were when it was published, and its results."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from forums.councils.models import AdvisoryCouncil
from portal.core.models import TimeStamped
from portal.organisations.models import HousingCompany

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

LARGEST = 1_000_000


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


def _rule(label: object, most: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MaxValueValidator(most)]
    )


class ElectionQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Those that everybody reads of."""
        return self.filter(published_at__isnull=False)

    def visible_to(self, user: Anybody) -> Self:
        """Published ones; those being prepared for whoever manages them."""
        from forums.elections.permissions import managed_companies

        managed = managed_companies(user)
        if managed is None:
            return self.all()
        return self.filter(Q(published_at__isnull=False) | Q(company__in=managed))


class Election(TimeStamped):
    """Told from its dates and from what was done; the ballot itself is not held here."""

    class State(models.TextChoices):
        PLANNED = "planned", _("being prepared")
        OPEN = "open", _("tenants can stand")
        CLOSED = "closed", _("candidacies are checked")
        CANCELLED = "cancelled", _("does not take place")
        LISTED = "listed", _("candidates are known")
        VOTING = "voting", _("tenants vote")
        COUNTING = "counting", _("votes are counted")
        INVALID = "invalid", _("not valid: too few voted")
        APPEAL = "appeal", _("results can be appealed")
        FINAL = "final", _("results are final")
        INSTALLED = "installed", _("the council is installed")

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        related_name="elections",
    )
    council = models.ForeignKey(
        AdvisoryCouncil,
        verbose_name=_("council"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="elections",
    )
    repeats = models.OneToOneField(
        "self",
        verbose_name=_("repeats"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="repetition",
    )
    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    text = TranslatedField(
        models.TextField(_("call to the tenants"), blank=True), attrgetter=fallback_to_any
    )
    candidates_until = models.DateTimeField(_("tenants can stand until"))
    listed_on = models.DateField(_("candidates are made known on"))
    voting_from = models.DateTimeField(_("voting begins"))
    voting_until = models.DateTimeField(_("voting ends"))
    appeal_until = models.DateTimeField(_("appeals until"))
    installed_on = models.DateField(_("installation of the council"))
    # Frozen when it is published: a later change of the settings leaves it alone.
    voter_age = _rule(_("age to vote"), 120)
    voter_months = _rule(_("months as a tenant to vote"), 600)
    candidate_age = _rule(_("age to stand"), 120)
    candidate_months = _rule(_("months as a tenant to stand"), 600)
    minimum_candidates = _rule(_("smallest number of candidates"), 100)
    minimum_turnout = _rule(_("smallest turnout in percent"), 100)
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=15, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    term_years = _rule(_("term in years"), 20)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    listed_at = models.DateTimeField(_("candidates made known"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancel_reason = TranslatedField(
        models.TextField(_("why it does not take place"), blank=True), attrgetter=fallback_to_any
    )
    registered = models.PositiveIntegerField(_("tenants who could vote"), null=True, blank=True)
    votes_cast = models.PositiveIntegerField(_("tenants who voted"), null=True, blank=True)
    votes_void = models.PositiveIntegerField(_("blank or void"), null=True, blank=True)
    counted_by = _person()
    counted_at = models.DateTimeField(_("count entered"), null=True, blank=True)
    released_by = _person()
    released_at = models.DateTimeField(_("count released"), null=True, blank=True)
    installed_at = models.DateTimeField(_("installed"), null=True, blank=True)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = ElectionQuerySet.as_manager()

    class Meta:
        ordering = ["-voting_from", "-pk"]
        verbose_name = _("election of a council")
        verbose_name_plural = _("elections of councils")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""),
                name="election_has_a_title",
                violation_error_message=_("Give a title in at least one language."),
            ),
            models.CheckConstraint(
                condition=Q(voting_from__gt=F("candidates_until"))
                & Q(voting_until__gt=F("voting_from"))
                & Q(appeal_until__gt=F("voting_until")),
                name="election_dates_follow_each_other",
                violation_error_message=_(
                    "The dates do not follow each other: stand, vote, appeal."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(
                    voter_age__isnull=False,
                    voter_months__isnull=False,
                    candidate_age__isnull=False,
                    candidate_months__isnull=False,
                    minimum_candidates__isnull=False,
                    minimum_turnout__isnull=False,
                    term_years__isnull=False,
                ),
                name="published_election_has_its_rules",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True)
                | Q(counted_by__isnull=True)
                | Q(released_by__isnull=True)
                | ~Q(counted_by=F("released_by")),
                name="two_people_release_a_count",
            ),
            models.CheckConstraint(
                condition=Q(votes_cast__isnull=True)
                | Q(
                    votes_cast__lte=F("registered"),
                    votes_void__lte=F("votes_cast"),
                    registered__gte=1,
                ),
                name="no_more_votes_than_voters",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        days = (self.candidates_until, self.voting_from, self.appeal_until)
        if not all(days) or not self.listed_on or not self.installed_on:
            return
        stand, vote, appeal = (timezone.localdate(moment) for moment in days)
        if not stand <= self.listed_on <= vote:
            raise ValidationError(
                {"listed_on": _("Candidates are made known after standing, and before the vote.")}
            )
        if self.installed_on < appeal:
            raise ValidationError(
                {"installed_on": _("The council is installed after the time to appeal.")}
            )

    def get_absolute_url(self) -> str:
        return reverse("elections:election", args=[self.slug])

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"election:{self.pk}"

    @property
    def titles(self) -> dict[str, str]:
        """Its title by language."""
        return {"nl": self.title_nl or self.title_fr, "fr": self.title_fr or self.title_nl}

    @property
    def turnout(self) -> float | None:
        """How many percent of those who could vote did; None before the count."""
        if not self.registered or self.votes_cast is None:
            return None
        return 100 * self.votes_cast / self.registered

    @property
    def is_valid(self) -> bool:
        """Whether enough tenants voted."""
        turnout = self.turnout
        return turnout is not None and turnout >= (self.minimum_turnout or 0)

    def state(self, at: datetime | None = None) -> State:
        """Where it stands at this moment."""
        at, state = at or timezone.now(), self.State
        if self.published_at is None:
            return state.PLANNED
        if self.cancelled_at:
            return state.CANCELLED
        if self.installed_at:
            return state.INSTALLED
        if self.released_at:
            return self._after_release(at)
        if self.listed_at is None:
            return state.OPEN if at < self.candidates_until else state.CLOSED
        if at < self.voting_from:
            return state.LISTED
        return state.VOTING if at < self.voting_until else state.COUNTING

    def _after_release(self, at: datetime) -> State:
        if not self.is_valid:
            return self.State.INVALID
        return self.State.APPEAL if at < self.appeal_until else self.State.FINAL


class VotingPlace(models.Model):
    """Where and when tenants vote, on paper."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="places")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    place = TranslatedField(
        models.CharField(_("place"), max_length=200, blank=True), attrgetter=fallback_to_any
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("voting place")
        verbose_name_plural = _("voting places")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="voting_place_closes_after_it_opens",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.place


class Appeal(TimeStamped):
    """A tenant says that something was wrong; who decides on it is not this portal."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="appeals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="election_appeals",
    )
    text = models.TextField(_("what went wrong"), max_length=4000)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    is_upheld = models.BooleanField(_("upheld"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.UniqueConstraint(fields=["election", "user"], name="one_appeal_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.election_id}.{self.pk}"
