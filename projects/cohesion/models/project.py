"""A social cohesion project: the thing itself."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.core.models import TimeStamped
from portal.organisations.models import HousingCompany, Municipality, Organisation, Site
from portal.taxonomy.models import Theme

from .agreement import warning_day

MOST_COMPANIES = 2


def check_companies(count: int) -> None:
    """Raises ValidationError unless one or two companies take part."""
    if not 1 <= count <= MOST_COMPANIES:
        raise ValidationError({"companies": _("A project has one or two housing companies.")})


class ProjectForm(WagtailAdminModelForm):
    """Rows of a many-to-many can only be counted in the form."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        companies = cleaned.get("companies")
        if companies is not None:
            check_companies(len(companies))
        return cleaned


class ProjectState(models.TextChoices):
    """Where a project stands, by the dates of its agreements."""

    PROPOSED = "proposed", _("in preparation")
    ACTIVE = "active", _("running")
    ENDING = "ending", _("ends soon")
    CLOSED = "closed", _("ended")


class ProjectQuerySet(models.QuerySet):
    def real(self) -> Self:
        """Those that exist: demo projects stay out of computed numbers."""
        return self.filter(is_demo=False)

    def current(self, today: date | None = None) -> Self:
        """Those whose agreement holds today, or whose dates are not known.

        A query that is written once brings its own today.
        """
        day = today or timezone.localdate()
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day),
            Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        )


class CohesionProject(index.Indexed, TimeStamped, ClusterableModel):
    """A project of one or two companies with one lead association, on a few sites."""

    code = models.SlugField(_("code"), unique=True, max_length=60)
    name = TranslatedField(models.CharField(_("name"), max_length=160), attrgetter=fallback_to_any)
    companies = ParentalManyToManyField(
        HousingCompany, verbose_name=_("housing companies"), related_name="projects"
    )
    lead = models.ForeignKey(
        Organisation,
        verbose_name=_("association that leads it"),
        on_delete=models.PROTECT,
        related_name="projects_led",
        limit_choices_to={"kind": Organisation.Kind.NONPROFIT},
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality that takes part"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="projects",
    )
    sites = ParentalManyToManyField(
        Site, verbose_name=_("sites"), blank=True, related_name="projects"
    )
    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), blank=True, related_name="projects"
    )
    starts_on = models.DateField(_("agreement starts"), null=True, blank=True)
    ends_on = models.DateField(_("agreement ends"), null=True, blank=True)
    is_demo = models.BooleanField(_("demo"), default=False)

    objects = ProjectQuerySet.as_manager()

    base_form_class = ProjectForm
    panels = [
        FieldPanel(name)
        for name in (
            "code",
            "name_nl",
            "name_fr",
            "companies",
            "lead",
            "municipality",
            "sites",
            "themes",
            "starts_on",
            "ends_on",
        )
    ]
    search_fields = [
        index.SearchField("name_nl"),
        index.SearchField("name_fr"),
        index.AutocompleteField("name_nl"),
        index.AutocompleteField("name_fr"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("social cohesion project")
        verbose_name_plural = _("social cohesion projects")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gt=F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.lead_id and self.lead.kind != Organisation.Kind.NONPROFIT:
            raise ValidationError({"lead": _("A non-profit association leads the project.")})

    @property
    def state(self) -> ProjectState:
        """Where it stands today; without dates it runs."""
        today = timezone.localdate()
        if self.starts_on and self.starts_on > today:
            return ProjectState.PROPOSED
        if self.ends_on is None or self.ends_on > warning_day(today):
            return ProjectState.ACTIVE
        return ProjectState.ENDING if self.ends_on >= today else ProjectState.CLOSED
