"""A good practice, field by field (domain brief, 6.1), so that two can be compared."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.site.models.base import PortalPage
from portal.organisations.models import HousingCompany, Municipality, Organisation
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme

from ..addresses import addresses_above
from ..drawn import aside_of, story_of
from ..facts import facts_of
from ..related import related_practices
from ..sections import SECTION_FIELDS, photos_to_show
from ..withheld import withheld_from
from .practice_blocks import (
    BODY_BLOCKS,
    DOCUMENT_BLOCKS,
    FEATURES,
    PARTNER_BLOCKS,
    PHOTO_BLOCKS,
    STEP_BLOCKS,
)
from .practice_panels import practice_panels

SYNCHRONISED = (
    "external_id",
    "pillars",
    "lines",
    "objectives",
    "themes",
    "target_groups",
    "municipalities",
    "organisation",
    "co_organisations",
    "organisation_kind",
    "company",
    "project",
    "contact",
    "phase",
    "evidence",
    "budget_band",
    "year",
    "last_checked_on",
    "documents",
)


def _text(label: str) -> RichTextField:
    return RichTextField(label, blank=True, features=FEATURES)


class PracticePage(PortalPage):
    """What was done, why, how, with what result, and what did not work."""

    class Phase(models.TextChoices):
        PREPARATION = "preparation", _("in preparation")
        PILOT = "pilot", _("pilot")
        RUNNING = "running", _("running")
        EVALUATED = "evaluated", _("evaluated")
        SPREAD = "spread", _("taken over elsewhere")

    class Evidence(models.TextChoices):
        DESCRIBED = "described", _("described by its makers")
        SUPPORTED = "supported", _("supported by figures")
        EVALUATED = "evaluated", _("evaluated by others")

    class BudgetBand(models.TextChoices):
        NONE = "none", _("no costs")
        UNDER_1000 = "under_1000", _("less than 1,000 euro a year")
        UNDER_5000 = "1000_5000", _("1,000 to 5,000 euro a year")
        UNDER_20000 = "5000_20000", _("5,000 to 20,000 euro a year")
        OVER_20000 = "over_20000", _("more than 20,000 euro a year")

    class Translation(models.TextChoices):
        NONE = "none", _("not translated")
        SUMMARY = "summary", _("summary only")
        DRAFT = "draft", _("draft translation")
        CHECKED = "checked", _("translation checked by a person")

    external_id = models.CharField(
        _("number elsewhere"),
        max_length=120,
        blank=True,
        db_index=True,
        help_text=_("What an imported practice is called in the list that it came from."),
    )
    pillars = ParentalManyToManyField(Pillar, blank=True, verbose_name=_("pillars"))
    lines = ParentalManyToManyField(CollectiveLine, blank=True, verbose_name=_("collective lines"))
    objectives = ParentalManyToManyField(SocialObjective, blank=True, verbose_name=_("objectives"))
    themes = ParentalManyToManyField(Theme, blank=True, verbose_name=_("themes"))
    target_groups = ParentalManyToManyField(
        TargetGroup, blank=True, verbose_name=_("target groups")
    )
    municipalities = ParentalManyToManyField(
        Municipality, blank=True, verbose_name=_("municipalities")
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="practices",
    )
    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("housing company"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="company_practices",
    )
    co_organisations = ParentalManyToManyField(
        Organisation,
        verbose_name=_("made together with"),
        blank=True,
        related_name="shared_practices",
    )
    organisation_kind = models.CharField(
        _("kind of organisation"),
        max_length=20,
        choices=Organisation.Kind,
        blank=True,
        help_text=_("Only when the organisation itself is not in the list."),
    )
    project = models.ForeignKey(
        Page,
        verbose_name=_("page of the project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    contact = models.EmailField(
        _("mailbox for questions"),
        blank=True,
        help_text=_("A mailbox of a service, never of a person."),
    )
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.RUNNING)
    evidence = models.CharField(
        _("evidence"), max_length=10, choices=Evidence, default=Evidence.DESCRIBED
    )
    budget_band = models.CharField(_("costs"), max_length=12, choices=BudgetBand, blank=True)
    year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    translation_status = models.CharField(
        _("translation"), max_length=10, choices=Translation, default=Translation.NONE
    )

    context = _text(_("Context and need"))
    body = StreamField(BODY_BLOCKS, verbose_name=_("the story in free text"), blank=True)
    steps = StreamField(STEP_BLOCKS, verbose_name=_("steps"), blank=True)
    partners = StreamField(PARTNER_BLOCKS, verbose_name=_("partners"), blank=True, max_num=1)
    means_people = _text(_("People needed"))
    means_time = _text(_("Time needed"))
    duration = models.CharField(_("duration"), max_length=200, blank=True)
    period = models.CharField(_("period"), max_length=200, blank=True)
    results = _text(_("Results"))
    how_measured = _text(_("How the results were measured"))
    what_did_not_work = _text(_("What did not work"))
    conditions_for_transfer = _text(_("Conditions to take it over"))
    documents = StreamField(DOCUMENT_BLOCKS, verbose_name=_("documents"), blank=True)
    photos = StreamField(PHOTO_BLOCKS, verbose_name=_("photos"), blank=True)

    template = "home/knowledge/practice.html"
    shown_with = ("organisation", "company", "project")
    drawn_apart = ("documents", "photos")
    parent_page_types = ["knowledge.PracticeIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField(name) for name in SYNCHRONISED]

    search_fields = [*PortalPage.search_fields, index.SearchField("results")]

    # A copy is another practice: it never answers to the name that an import gave.
    exclude_fields_in_copy = ["external_id"]
    edit_handler = practice_panels()

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    @property
    def public_id(self) -> str:
        """What the practice is called outside: its number in the list that it was imported from."""
        return self.external_id or str(self.translation_key)

    @property
    def has_full_text(self) -> bool:
        """Whether more than title and summary is written here."""
        return any(bool(getattr(self, name)) for name in SECTION_FIELDS)

    def full_text_page(self) -> PracticePage:
        """The page whose full text is shown: this one, or the other language when this has none."""
        if self.has_full_text:
            return self
        others = PracticePage.objects.filter(translation_key=self.translation_key, live=True)
        others = others.exclude(pk=self.pk).filter(alias_of=None).select_related("locale")
        return next((page for page in others if page.has_full_text), self)

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        """What the person may do in the administration: nothing with what is kept from them."""
        if self.pk in withheld_from(user):
            return PagePermissionTester(AnonymousUser(), self)
        return super().permissions_for_user(user)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        full = self.full_text_page()
        context["content_language"] = self.content_language
        context["sections_language"] = full.content_language
        context["is_summary_only"] = full.pk != self.pk
        context["facts"] = facts = facts_of(self, full)
        context["related"] = related_practices(self, facts) if self.live else []
        context["photos"] = photos_to_show(full)
        above = addresses_above(self)
        context["story"] = story_of(self, full)
        context["facts_aside"] = aside_of(self, full, facts, above["index_url"])
        context.update(above)
        return context
