"""The facets that practices are found by, with their labels."""

from django.utils.translation import gettext_lazy as _

from portal.organisations.models import HousingCompany, Municipality
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme
from search.facets import Facet, Labels, register_facet

from .models import PracticePage


def _names(model: type) -> Labels:
    return lambda: {row.code: row.name for row in model.objects.all()}


def register_facets() -> None:
    """Called once, when the application is ready."""
    for order, facet in enumerate(
        (
            Facet("theme", _("Theme"), _names(Theme)),
            Facet("pillar", _("Pillar"), _names(Pillar)),
            Facet("line", _("Collective line"), _names(CollectiveLine)),
            Facet("objective", _("Objective"), _names(SocialObjective)),
            Facet("target_group", _("For whom"), _names(TargetGroup)),
            Facet("company", _("Housing company"), _names(HousingCompany)),
            Facet("municipality", _("Municipality"), _names(Municipality)),
            Facet("phase", _("Phase"), lambda: dict(PracticePage.Phase.choices)),
            Facet("evidence", _("Evidence"), lambda: dict(PracticePage.Evidence.choices)),
        )
    ):
        register_facet(Facet(facet.name, facet.title, facet.labels, order + 10))
