"""Organisations, companies, municipalities and sites, for the regulator's editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.admin_lists import TableSearchViewSet

from .models import Building, HousingCompany, Municipality, Organisation, Site

NAMES = MultiFieldPanel(
    [FieldPanel("name_nl"), FieldPanel("name_fr"), FieldPanel("acronym"), FieldPanel("code")],
    heading=_("Name"),
)
CONTACT = MultiFieldPanel(
    [
        FieldPanel("address_nl"),
        FieldPanel("address_fr"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("website"),
    ],
    heading=_("Contact"),
)
EXISTENCE = MultiFieldPanel(
    [FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("is_demo")],
    heading=_("Existence"),
)


class CompanyViewSet(TableSearchViewSet):
    model = HousingCompany
    icon = "home"
    list_display = ["name_nl", "name_fr", "company_kind", "valid_to"]
    list_filter = ["company_kind", "is_demo"]
    search_fields = ("name_nl", "name_fr", "acronym")
    panels = [
        NAMES,
        FieldPanel("company_kind"),
        FieldPanel("level"),
        FieldPanel("municipalities"),
        CONTACT,
        FieldPanel("emergency_phone"),
        FieldPanel("accepts_candidate_requests"),
        FieldPanel("predecessors"),
        EXISTENCE,
    ]


class OrganisationViewSet(TableSearchViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name_nl", "name_fr", "kind", "level"]
    list_filter = ["kind", "level", "is_demo"]
    search_fields = ("name_nl", "name_fr", "acronym")
    panels = [
        NAMES,
        FieldPanel("kind"),
        FieldPanel("level"),
        FieldPanel("municipalities"),
        CONTACT,
        EXISTENCE,
    ]


class SiteViewSet(SnippetViewSet):
    model = Site
    icon = "site"
    list_display = ["name_nl", "name_fr", "company"]
    list_filter = ["company"]
    panels = [
        FieldPanel("name_nl"),
        FieldPanel("name_fr"),
        FieldPanel("code"),
        FieldPanel("company"),
        FieldPanel("municipality"),
        FieldPanel("dwellings"),
    ]


class BuildingViewSet(TableSearchViewSet):
    model = Building
    icon = "site"
    list_display = ["name_nl", "name_fr", "address_nl", "site"]
    list_filter = ["site__company", "site"]
    search_fields = ("name_nl", "name_fr", "address_nl", "address_fr")
    panels = [
        FieldPanel("site"),
        FieldPanel("name_nl"),
        FieldPanel("name_fr"),
        FieldPanel("address_nl"),
        FieldPanel("address_fr"),
    ]


class MunicipalityViewSet(TableSearchViewSet):
    model = Municipality
    icon = "globe"
    list_display = ["name_nl", "name_fr", "postcodes"]
    search_fields = ("name_nl", "name_fr", "postcodes")
    panels = [
        FieldPanel("name_nl"),
        FieldPanel("name_fr"),
        FieldPanel("postcodes"),
        FieldPanel("code"),
    ]


class OrganisationsGroup(SnippetViewSetGroup):
    items = (
        CompanyViewSet,
        OrganisationViewSet,
        SiteViewSet,
        BuildingViewSet,
        MunicipalityViewSet,
    )
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_name = "organisations"


register_snippet(OrganisationsGroup)
