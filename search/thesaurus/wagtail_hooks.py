"""The concepts in the editors' admin, and the way out and in as a table."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from . import views
from .models import Concept


class ConceptCreateView(CreateView):
    """Begins with the words that somebody asked in vain, when they come along."""

    def get_initial_form_instance(self) -> Concept:
        concept = super().get_initial_form_instance() or Concept()
        words = self.request.GET.get("words", "").replace("\x00", "")[:120]
        name = "label_fr" if self.request.GET.get("language") == "fr" else "label_nl"
        setattr(concept, name, words)
        return concept


class ConceptIndexView(IndexView):
    @property
    def header_more_buttons(self) -> list[Button]:
        buttons = list(super().header_more_buttons)
        if self.request.user.has_perm("thesaurus.change_concept"):
            buttons.append(
                Button(
                    _("Out and in as a table"),
                    url=reverse("thesaurus_exchange"),
                    icon_name="table",
                    priority=90,
                )
            )
        return buttons


class ConceptViewSet(SnippetViewSet):
    model = Concept
    icon = "tag"
    add_view_class = ConceptCreateView
    index_view_class = ConceptIndexView
    list_display = [
        "code",
        Column("label_nl", label=gettext_lazy("Dutch"), sort_key="label_nl"),
        Column("label_fr", label=gettext_lazy("French"), sort_key="label_fr"),
        "documents_count",
        BooleanColumn("is_active", label=gettext_lazy("in use")),
    ]
    list_filter = ["is_active"]
    list_per_page = 50
    ordering = ["code"]
    panels = [
        FieldPanel("code"),
        MultiFieldPanel(
            [FieldPanel("label_nl"), FieldPanel("synonyms_nl")], heading=gettext_lazy("Dutch")
        ),
        MultiFieldPanel(
            [FieldPanel("label_fr"), FieldPanel("synonyms_fr")], heading=gettext_lazy("French")
        ),
        FieldPanel("english"),
        FieldPanel("broader"),
        FieldPanel("is_active"),
    ]


@hooks.register("register_admin_urls")
def exchange_urls() -> list[URLPattern]:
    """The table's screens."""
    return [
        path("thesaurus/", views.ExchangeView.as_view(), name="thesaurus_exchange"),
        path("thesaurus/thesaurus.csv", views.export, name="thesaurus_export"),
    ]
