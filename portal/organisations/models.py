"""Who works in the sector and where: organisations, housing companies, municipalities, sites."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

from portal.core.models import TimeStamped


class Municipality(index.Indexed, models.Model):
    """One of the nineteen municipalities of the Brussels-Capital Region."""

    code = models.SlugField(_("code"), unique=True, max_length=60)
    name = TranslatedField(models.CharField(_("name"), max_length=80), attrgetter=fallback_to_any)
    postcodes = models.CharField(_("postcodes"), max_length=120, blank=True)

    search_fields = [
        index.SearchField("name_nl"),
        index.SearchField("name_fr"),
        index.AutocompleteField("name_nl"),
        index.AutocompleteField("name_fr"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name


class OrganisationQuerySet(models.QuerySet):
    def real(self) -> Self:
        """Those that exist: demo organisations stay out of computed numbers."""
        return self.filter(is_demo=False)

    def current(self) -> Self:
        """Those in existence today."""
        today = timezone.localdate()
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
        return self.filter(started, Q(valid_to__isnull=True) | Q(valid_to__gt=today))


class Organisation(index.Indexed, TimeStamped):
    """A body of the sector: a company, the regulator, an association, a service."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("housing company")
        REGULATOR = "regulator", _("regional regulator")
        NONPROFIT = "nonprofit", _("non-profit association")
        MUNICIPALITY = "municipality", _("municipality")
        WELFARE_CENTRE = "welfare_centre", _("public welfare centre")
        FEDERATION = "federation", _("federation")
        SUPPORT_SERVICE = "support_service", _("support service")
        HEALTH = "health", _("health service")
        EDUCATION = "education", _("education")
        OTHER = "other", _("other")

    class Level(models.TextChoices):
        LOCAL = "local", _("local")
        REGIONAL = "regional", _("regional")
        FEDERAL = "federal", _("federal")

    code = models.SlugField(_("code"), unique=True, max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.LOCAL)
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    municipalities = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities"), blank=True, related_name="organisations"
    )
    # A street of Brussels has a name in each language.
    address = TranslatedField(
        models.CharField(_("address"), max_length=200, blank=True), attrgetter=fallback_to_any
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("mailbox of a service"), blank=True)
    website = models.URLField(_("website"), blank=True)
    valid_from = models.DateField(_("exists since"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)
    is_demo = models.BooleanField(_("demo"), default=False)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name_nl"),
        index.SearchField("name_fr"),
        index.AutocompleteField("name_nl"),
        index.AutocompleteField("name_fr"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                name="organisation_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audience(self) -> str:
        """What only this organisation's people (for a company: its tenants too) may see."""
        return f"company-{self.pk}"

    @property
    def staff_audience(self) -> str:
        """What only those who work here may see."""
        return f"staff-{self.pk}"


class HousingCompany(Organisation):
    """A public housing company (OVM / SISP). Companies merge: keep the old with an end date."""

    class CompanyKind(models.TextChoices):
        PUBLIC = "public", _("public company")
        COOPERATIVE = "cooperative", _("tenants' cooperative")

    company_kind = models.CharField(
        _("kind of company"), max_length=20, choices=CompanyKind, default=CompanyKind.PUBLIC
    )
    predecessors = models.ManyToManyField(
        "self",
        verbose_name=_("predecessors"),
        symmetrical=False,
        blank=True,
        related_name="successors",
    )
    accepts_candidate_requests = models.BooleanField(
        _("candidate tenants may send requests to the social service"), default=False
    )
    emergency_phone = models.CharField(_("telephone for breakdowns"), max_length=40, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("housing company")
        verbose_name_plural = _("housing companies")

    def save(self, *args, **kwargs) -> None:
        self.kind = self.Kind.COMPANY
        super().save(*args, **kwargs)


class Site(TimeStamped):
    """A group of buildings of one company; the finest place that the portal keeps of a person."""

    code = models.SlugField(_("code"), unique=True, max_length=80)
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    company = models.ForeignKey(
        HousingCompany, verbose_name=_("company"), on_delete=models.CASCADE, related_name="sites"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sites",
    )
    dwellings = models.PositiveIntegerField(_("number of dwellings"), null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("site")
        verbose_name_plural = _("sites")

    def __str__(self) -> str:
        return self.name


class Building(models.Model):
    """A building of a site. It never lists dwellings or tenants."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="buildings"
    )
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    address = TranslatedField(
        models.CharField(_("address"), max_length=200, blank=True), attrgetter=fallback_to_any
    )

    class Meta:
        ordering = ["site", "pk"]
        verbose_name = _("building")
        verbose_name_plural = _("buildings")

    def __str__(self) -> str:
        return self.name


def check_site_of_company(site: Site | None, organisation: Organisation) -> None:
    """Raises ValidationError when `site` belongs to another company."""
    if site and site.company_id != organisation.pk:
        raise ValidationError({"site": _("This site belongs to another company.")})
