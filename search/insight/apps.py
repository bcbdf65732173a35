from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    name = "search.insight"
    label = "search_insight"
    verbose_name = _("What is searched for")
