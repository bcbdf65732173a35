"""A consultation: what a company or a council asks the tenants, and who may see it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from forums.councils.models import AdvisoryCouncil
from portal.core.models import TimeStamped
from portal.organisations.models import Building, HousingCompany, Organisation, Site
from projects.cohesion.models import CohesionProject

from .queryset import ConsultationQuerySet


class Consultation(TimeStamped):
    """A draft until it is sent; then nothing that tenants answered to changes any more."""

    class OpenedBy(models.TextChoices):
        COMPANY = "company", _("housing company")
        COUNCIL = "council", _("advisory council")

    class Reach(models.TextChoices):
        """Who is asked. Whoever else sees it is said by `audience`."""

        COMPANY = "company", _("all tenants of the company")
        SITE = "site", _("tenants of some sites")
        BUILDING = "building", _("who lives in some buildings")
        PROJECT = "project", _("tenants of a social cohesion project")
        COUNCIL = "council", _("members of the council")

    class Trigger(models.TextChoices):
        WORKS = "works", _("works")
        CHARGES = "charges", _("calculation of charges")
        HOUSE_RULES = "house_rules", _("house rules")
        EQUIPMENT = "equipment", _("collective equipment")
        ANIMATION = "animation", _("information and activities")
        OTHER = "other", _("other")

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    code = models.CharField(_("reference"), max_length=30, blank=True)
    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        related_name="consultations",
    )
    council = models.ForeignKey(
        AdvisoryCouncil,
        verbose_name=_("council"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consultations",
    )
    # Where tenants also speak of it; their questions are handed in there.
    meeting = models.ForeignKey(
        "councils.Meeting",
        verbose_name=_("meeting"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
    )
    sites = models.ManyToManyField(
        Site, verbose_name=_("about these sites"), blank=True, related_name="consultations"
    )
    reach = models.CharField(_("who is asked"), max_length=10, choices=Reach, default=Reach.COMPANY)
    # The portal does not know who lives in which building: letters with codes tell.
    buildings = models.ManyToManyField(
        Building, verbose_name=_("buildings"), blank=True, related_name="consultations"
    )
    project = models.ForeignKey(
        CohesionProject,
        verbose_name=_("social cohesion project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consultations",
    )
    opened_by_kind = models.CharField(
        _("opened by"), max_length=10, choices=OpenedBy, default=OpenedBy.COMPANY
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
    )
    trigger = models.CharField(_("reason"), max_length=12, choices=Trigger, default=Trigger.OTHER)
    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    subject = models.ForeignKey(
        "consultations.Subject",
        verbose_name=_("subject"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="consultations",
    )
    summary = TranslatedField(
        models.CharField(_("summary"), max_length=400, blank=True), attrgetter=fallback_to_any
    )
    question = TranslatedField(
        models.CharField(_("question in one sentence"), max_length=300, blank=True),
        attrgetter=fallback_to_any,
    )
    text = TranslatedField(models.TextField(_("text"), blank=True), attrgetter=fallback_to_any)
    plain = TranslatedField(
        models.TextField(_("in plain language"), blank=True), attrgetter=fallback_to_any
    )
    paper = TranslatedField(
        models.TextField(_("without a computer"), blank=True), attrgetter=fallback_to_any
    )
    can_change = TranslatedField(
        models.TextField(_("what can be decided, one a line"), blank=True),
        attrgetter=fallback_to_any,
    )
    cannot_change = TranslatedField(
        models.TextField(_("what cannot be decided, one a line"), blank=True),
        attrgetter=fallback_to_any,
    )
    finding = TranslatedField(
        models.CharField(_("what the results say, in one sentence"), max_length=300, blank=True),
        attrgetter=fallback_to_any,
    )
    urgency_reason = TranslatedField(
        models.TextField(_("why there was no time for an opinion first"), blank=True),
        attrgetter=fallback_to_any,
    )
    # Said before anybody answers: what the answers weigh, who decides, and when.
    commitment = TranslatedField(
        models.TextField(_("what happens with the answers"), blank=True),
        attrgetter=fallback_to_any,
    )
    # The plain message to everybody who took part, without which the file does not close.
    report = TranslatedField(
        models.TextField(_("message to who took part"), blank=True), attrgetter=fallback_to_any
    )
    reported_at = models.DateTimeField(_("message sent"), null=True, blank=True)
    closed_at = models.DateTimeField(_("file closed"), null=True, blank=True)
    lapse_reason = TranslatedField(
        models.TextField(_("why it lapsed"), blank=True), attrgetter=fallback_to_any
    )
    lapsed_at = models.DateTimeField(_("lapsed"), null=True, blank=True)
    # Chosen before sending and never loosened: no row then joins a person to an answer.
    is_anonymous = models.BooleanField(
        _("answers are kept without any link to the person"), default=False
    )
    audience = models.CharField(_("who sees it"), max_length=40, db_index=True)
    allows_unverified = models.BooleanField(
        _("tenants who are not yet confirmed may answer"), default=False
    )
    # What is answered without code or account is counted apart, as nobody can tell who did.
    allows_anyone = models.BooleanField(
        _("whoever finds the page may answer, without code or account"), default=False
    )
    # Without it, a company asks its council alone, or a council advises by itself.
    asks_tenants = models.BooleanField(_("tenants are asked"), default=True)
    takes_ideas = models.BooleanField(_("tenants may give ideas"), default=False)
    missing_voices = TranslatedField(
        models.TextField(_("who did not take part"), blank=True), attrgetter=fallback_to_any
    )
    invited = models.PositiveIntegerField(_("number of people asked"), null=True, blank=True)
    # Counts made by the worker once the time is over; they can be made again from the answers.
    tally = models.JSONField(_("counts"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, db_index=True)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""),
                name="consultation_has_a_title",
                violation_error_message=_("Give a title in at least one language."),
            ),
            models.CheckConstraint(condition=~Q(audience=""), name="consultation_has_an_audience"),
            models.CheckConstraint(
                condition=~Q(reach="project") | Q(project__isnull=False),
                name="consultation_of_a_project_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(reach="council")
                | Q(
                    council__isnull=False,
                    opened_by_kind="council",
                    allows_anyone=False,
                    allows_unverified=False,
                ),
                name="members_are_asked_by_their_council_alone",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(reported_at__isnull=False),
                name="consultation_closes_after_its_message",
            ),
            models.CheckConstraint(
                condition=Q(lapsed_at__isnull=True)
                | ~Q(lapse_reason_nl="")
                | ~Q(lapse_reason_fr=""),
                name="consultation_lapses_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        """Without another audience, those see it who belong to whom it asks."""
        if not self.audience and self.company_id:
            self.audience = self.own_audience
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("consultations:consultation", args=[self.slug])

    @property
    def is_draft(self) -> bool:
        """Whether only the company's editors see it yet."""
        return self.sent_at is None

    @property
    def own_audience(self) -> str:
        """Who sees it when it is not public: the company, both of a project, the council alone.

        All tenants of a company may read what is asked of a site or a building.
        """
        if self.reach == self.Reach.COUNCIL and self.council_id:
            return f"council-{self.council_id}"
        if self.reach == self.Reach.PROJECT and self.project_id:
            return f"project-{self.project_id}"
        return f"company-{self.company_id}"

    @property
    def companies(self) -> list[Organisation]:
        """Whose tenants it concerns: the company's, and those of the other one of a project."""
        partners = self.project.companies.all() if self.reach == self.Reach.PROJECT else []
        return [self.company, *(one for one in partners if one.pk != self.company_id)]

    @property
    def about(self) -> str:
        """The key that its followers follow."""
        return f"consultation:{self.pk}"

    @property
    def titles(self) -> dict[str, str]:
        """Its title by language, for notices that are read in the language of their reader."""
        return {"nl": self.title_nl or self.title_fr, "fr": self.title_fr or self.title_nl}
