"""The pages of housing companies: the directory and each company's own subtree."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.site.blocks.contact import HoursTable
from home.site.hours import Hours
from home.site.models import PortalPage
from home.site.models.mixins import PLAIN_PANELS, TenantFacing, WithBody
from portal.organisations.models import HousingCompany

from .blocks import Team, documents


class CompanyIndexPage(PortalPage):
    """All companies, by name and on the map of the municipalities."""

    template = "projects/companies/index.html"
    fixed_key = "companies"
    subpage_types = ["companies.CompanyPage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of housing companies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .lists import directory, own_company

        context = super().get_context(request, *args, **kwargs)
        return context | directory(self, request.GET) | {"own": own_company(request.user)}


class CompanyPage(WithBody, TenantFacing, PortalPage):
    """What a company tells its tenants; everything below it belongs to its editors."""

    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("housing company"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    repair_phone = models.CharField(_("telephone for repairs"), max_length=40, blank=True)
    social_phone = models.CharField(_("telephone of the social service"), max_length=40, blank=True)
    social_email = models.EmailField(_("mailbox of the social service"), blank=True)
    address_note = models.CharField(_("how to get in"), max_length=250, blank=True)
    repair_text = models.TextField(_("when something is broken"), blank=True)
    complaint_text = models.TextField(_("how to complain"), blank=True)
    welcome_text = models.TextField(_("who is welcome at the social service"), blank=True)
    teams = StreamField([("team", Team())], verbose_name=_("teams"), blank=True)
    house_rules = models.TextField(_("house rules in short"), blank=True)
    house_rules_document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("house rules (document)"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    documents = StreamField(documents(), verbose_name=_("documents"), blank=True)
    hours = StreamField([("hours", HoursTable())], verbose_name=_("hours"), blank=True, max_num=1)

    template = "projects/companies/company.html"
    shown_with = ("company", "house_rules_document")
    parent_page_types = ["companies.CompanyIndexPage"]
    subpage_types = [
        "companies.FirstWeeksPage",
        "site_pages.SectionPage",
        "site_pages.ContentPage",
        "news.NewsIndexPage",
    ]
    override_translatable_fields = [
        SynchronizedField("company"),
        SynchronizedField("repair_phone"),
        SynchronizedField("social_phone"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("company"),
        FieldPanel("summary"),
        *PLAIN_PANELS,
        MultiFieldPanel(
            [
                FieldPanel("repair_phone"),
                FieldPanel("repair_text"),
                FieldPanel("social_phone"),
                FieldPanel("social_email"),
                FieldPanel("address_note"),
                FieldPanel("complaint_text"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("hours"),
        MultiFieldPanel(
            [FieldPanel("welcome_text"), FieldPanel("teams")], heading=_("Social service")
        ),
        MultiFieldPanel(
            [FieldPanel("house_rules"), FieldPanel("house_rules_document")],
            heading=_("House rules"),
        ),
        FieldPanel("documents"),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of a housing company")

    def clean(self) -> None:
        super().clean()
        others = CompanyPage.objects.filter(company_id=self.company_id, locale_id=self.locale_id)
        if self.company_id and others.exclude(translation_key=self.translation_key).exists():
            raise ValidationError({"company": _("This company already has a page.")})

    @property
    def week(self) -> Hours | None:
        """The opening hours, when they are filled in."""
        return next((Hours.from_block(block.value) for block in self.hours), None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .lists import company_parts

        context = super().get_context(request, *args, **kwargs)
        return context | company_parts(self)


class FirstWeeksPage(WithBody, TenantFacing, PortalPage):
    """ "My first weeks": what a new tenant needs, read before there is an account."""

    waste_text = models.TextField(
        _("waste: which bag on which day"), blank=True, help_text=_("One line a kind of waste.")
    )
    keys_text = models.TextField(_("keys, meters, insurance"), blank=True)

    template = "projects/companies/first_weeks.html"
    parent_page_types = ["companies.CompanyPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        *PLAIN_PANELS,
        FieldPanel("keys_text"),
        FieldPanel("waste_text"),
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("guide of the first weeks")
        verbose_name_plural = _("guides of the first weeks")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .first_weeks import guide_parts

        context = super().get_context(request, *args, **kwargs)
        return context | guide_parts(self)
