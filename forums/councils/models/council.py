"""The advisory council of a housing company; most companies have none at a given time."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from portal.core.models import TimeStamped
from portal.organisations.models import HousingCompany


class CouncilQuerySet(models.QuerySet):
    def in_list_order(self) -> Self:
        """By company, the one in office first."""
        return self.order_by("company__name_nl", F("term_start").desc(nulls_last=True), "pk")


class AdvisoryCouncil(TimeStamped):
    """One council for one term. Who sits on it is public only as far as each member wants."""

    class State(models.TextChoices):
        NONE = "none", _("no council")
        IN_ELECTION = "in_election", _("election under way")
        ACTIVE = "active", _("in office")
        EXPIRED = "expired", _("term is over")
        DISSOLVED = "dissolved", _("dissolved")

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    company = models.ForeignKey(
        HousingCompany, verbose_name=_("company"), on_delete=models.PROTECT, related_name="councils"
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.ACTIVE)
    term_start = models.DateField(_("in office since"), null=True, blank=True)
    term_end = models.DateField(_("in office until"), null=True, blank=True)
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    text = TranslatedField(models.TextField(_("text"), blank=True), attrgetter=fallback_to_any)
    meeting = TranslatedField(
        models.TextField(_("when and where it meets"), blank=True), attrgetter=fallback_to_any
    )
    stand = TranslatedField(
        models.TextField(_("how to stand"), blank=True), attrgetter=fallback_to_any
    )
    rules = TranslatedField(
        models.TextField(_("house rules"), blank=True), attrgetter=fallback_to_any
    )
    means = TranslatedField(
        models.TextField(_("premises and means"), blank=True), attrgetter=fallback_to_any
    )
    open_meetings = models.PositiveSmallIntegerField(
        _("meetings with all tenants a year"),
        null=True,
        blank=True,
        help_text=_("Empty: as many as the regulator asks."),
    )
    quorum_percent = models.PositiveSmallIntegerField(
        _("members who must be there to decide, in percent"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("More than this share must be present or represented."),
    )
    email = models.EmailField(_("mailbox of the council"), blank=True)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        verbose_name = _("advisory council")
        verbose_name_plural = _("advisory councils")
        constraints = [
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(state="active"),
                name="one_council_in_office_a_company",
                violation_error_message=_("This company already has a council in office."),
            ),
            models.CheckConstraint(
                condition=Q(term_start__isnull=True)
                | Q(term_end__isnull=True)
                | Q(term_end__gt=F("term_start")),
                name="council_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("councils:council", args=[self.slug])

    @property
    def audience(self) -> str:
        """What only those who sit on it may see."""
        return f"council-{self.pk}"

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"council:{self.pk}"

    @property
    def names(self) -> dict[str, str]:
        """Its name by language, for notices that are read in the language of their reader."""
        return {"nl": self.name_nl or self.name_fr, "fr": self.name_fr or self.name_nl}

    @property
    def is_active(self) -> bool:
        """Whether it may give opinions."""
        return self.state == self.State.ACTIVE
