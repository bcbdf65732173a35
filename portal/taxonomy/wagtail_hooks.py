"""The words that content is sorted by, for the regulator's editors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.core.admin_lists import TableSearchViewSet

from .models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme

TEXTS = ("name_nl", "name_fr", "description_nl", "description_fr", "order", "is_active")


class _TermViewSet(TableSearchViewSet):
    list_display = ["name_nl", "name_fr", "is_active"]
    list_filter = ["is_active"]
    ordering = ["order", "code"]
    search_fields = ("name_nl", "name_fr")
    extra: tuple[str, ...] = ()

    @property
    def panels(self) -> list[FieldPanel]:
        return [FieldPanel(name) for name in (*TEXTS, *self.extra)] + [FieldPanel("code")]


def _view_set(row: type[models.Model], symbol: str, *more: str) -> type[TableSearchViewSet]:
    names = {"model": row, "icon": symbol, "extra": more, "add_to_admin_menu": False}
    return type(f"{row.__name__}ViewSet", (_TermViewSet,), names)


class TaxonomyGroup(SnippetViewSetGroup):
    items = (
        _view_set(SocialObjective, "crosshairs"),
        _view_set(Pillar, "list-ul"),
        _view_set(CollectiveLine, "list-ol", "number"),
        _view_set(Theme, "tag", "parent"),
        _view_set(TargetGroup, "group"),
    )
    menu_label = _("Words to sort by")
    menu_icon = "tag"
    menu_name = "taxonomy"


register_snippet(TaxonomyGroup)
