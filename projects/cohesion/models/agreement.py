"""The agreement that a project stands on: who signed, for how long, for which perimeter."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from portal.core.models import TimeStamped
from portal.core.preferences import Preferences
from portal.organisations.models import Organisation

MOST_COMPANIES = 2
FIRST_YEAR, LAST_YEAR = 1999, 2200


def default_end(starts_on: date) -> date:
    """The end of an agreement that begins on this day, by the length in the settings."""
    return starts_on + relativedelta(years=Preferences.load().agreement_years)


def warning_day(today: date | None = None) -> date:
    """Agreements that end up to this day are about to end."""
    months = Preferences.load().agreement_warning_months
    return (today or timezone.localdate()) + relativedelta(months=months)


class AgreementQuerySet(models.QuerySet):
    def in_force(self, today: date | None = None) -> Self:
        """Those that hold today."""
        day = today or timezone.localdate()
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def ending(self, today: date | None = None) -> Self:
        """Those in force that end within the warning period, without one that follows."""
        rows = self.in_force(today).filter(ends_on__lte=warning_day(today))
        return rows.filter(next_one=None)


class AgreementForm(WagtailAdminModelForm):
    """Who must and may be a party can only be counted in the form."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        parties = self.formsets.get("parties")
        if parties is not None and parties.is_valid():
            kinds = [row["kind"] for row in parties.cleaned_data if row and not row.get("DELETE")]
            check_parties(kinds)
        return cleaned


def check_parties(kinds: list[str]) -> None:
    """Raises ValidationError unless these kinds may make an agreement together."""
    Kind = AgreementParty.Kind
    if kinds.count(Kind.REGULATOR) != 1 or kinds.count(Kind.NONPROFIT) != 1:
        raise ValidationError(_("The regulator and one non-profit association sign."))
    if not 1 <= kinds.count(Kind.COMPANY) <= MOST_COMPANIES:
        raise ValidationError(_("One or two housing companies sign."))
    if kinds.count(Kind.MUNICIPALITY) > 1:
        raise ValidationError(_("At most one municipality signs."))


class ProjectAgreement(TimeStamped, ClusterableModel):
    """One agreement of a project; the next one points back to it, and none is thrown away."""

    project = models.ForeignKey(
        "cohesion.CohesionProject",
        verbose_name=_("social cohesion project"),
        on_delete=models.CASCADE,
        related_name="agreements",
    )
    previous = models.OneToOneField(
        "self",
        verbose_name=_("follows on"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="next_one",
    )
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(
        _("ends"), blank=True, help_text=_("Empty: after the usual number of years.")
    )
    funding = TranslatedField(
        models.CharField(_("funding source"), max_length=160, blank=True),
        attrgetter=fallback_to_any,
    )
    amount = models.DecimalField(
        _("amount in euro"),
        max_digits=11,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Shown to professionals only."),
    )
    perimeter = TranslatedField(
        models.TextField(_("perimeter"), blank=True), attrgetter=fallback_to_any
    )
    warned_at = models.DateTimeField(null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    base_form_class = AgreementForm
    panels = [
        FieldPanel("project"),
        FieldPanel("starts_on"),
        FieldPanel("ends_on"),
        InlinePanel("parties", heading=_("parties"), min_num=3, max_num=5),
        MultiFieldPanel(
            [FieldPanel("funding_nl"), FieldPanel("funding_fr"), FieldPanel("amount")],
            heading=_("Money"),
        ),
        MultiFieldPanel(
            [FieldPanel("perimeter_nl"), FieldPanel("perimeter_fr")], heading=_("perimeter")
        ),
    ]

    class Meta:
        ordering = ["project", "-starts_on"]
        verbose_name = _("project agreement")
        verbose_name_plural = _("project agreements")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="agreement_amount"
            ),
            models.UniqueConstraint(fields=["project", "starts_on"], name="one_agreement_a_start"),
        ]

    def __str__(self) -> str:
        return f"{self.project}, {self.starts_on:%d-%m-%Y}"

    def clean(self) -> None:
        super().clean()
        if self.starts_on and not FIRST_YEAR <= self.starts_on.year <= LAST_YEAR:
            raise ValidationError({"starts_on": _("This day is too far ahead.")})
        if self.starts_on and not self.ends_on:
            self.ends_on = default_end(self.starts_on)
        if self.project_id and self.starts_on and self.ends_on:
            others = ProjectAgreement.objects.filter(
                project_id=self.project_id,
                starts_on__lte=self.ends_on,
                ends_on__gte=self.starts_on,
            )
            if others.exclude(pk=self.pk).exists():
                raise ValidationError(
                    {"starts_on": _("Another agreement of this project holds in this period.")}
                )

    @property
    def is_in_force(self) -> bool:
        """Whether it holds today."""
        return self.starts_on <= timezone.localdate() <= self.ends_on


class AgreementParty(models.Model):
    """Somebody who signs, and the day that they signed on."""

    class Kind(models.TextChoices):
        REGULATOR = "regulator", _("regulator")
        COMPANY = "company", _("housing company")
        NONPROFIT = "nonprofit", _("non-profit association")
        MUNICIPALITY = "municipality", _("municipality")

    agreement = ParentalKey(ProjectAgreement, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(_("as"), max_length=15, choices=Kind)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("party"),
        on_delete=models.PROTECT,
        related_name="agreements_signed",
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    panels = [FieldPanel("kind"), FieldPanel("organisation"), FieldPanel("signed_on")]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("party of an agreement")
        verbose_name_plural = _("parties of an agreement")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"], name="a_party_signs_once"
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name
