"""Articles: what lies behind the work, and how to go about it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.site.models.base import PortalPage
from home.site.models.mixins import SOURCE_PANELS, Sourced, WithBody, WithThemes
from portal.organisations.models import Organisation
from portal.taxonomy.models import Pillar, TargetGroup

from ..article_lists import article_list
from ..contents import with_contents
from ..related import related_practices

RELATED_KINDS = ["knowledge.PracticePage", "knowledge.ArticlePage"]
SYNCHRONISED = (
    "kind",
    "pillars",
    "themes",
    "target_groups",
    "organisation",
    "dated_on",
    "checked_on",
    "related",
)


class ArticlePage(WithBody, Sourced, WithThemes, PortalPage):
    """One article. Its plain summary is the field `plain_language`; it may be left empty."""

    class Kind(models.TextChoices):
        THEORY = "theory", _("background")
        DEONTOLOGY = "deontology", _("deontology")
        HOW_TO = "how_to", _("how to go about it")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.THEORY)
    dated_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    pillars = ParentalManyToManyField(Pillar, blank=True, verbose_name=_("pillars"))
    target_groups = ParentalManyToManyField(
        TargetGroup, blank=True, verbose_name=_("target groups")
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    related = StreamField(
        [("page", PageChooserBlock(label=_("page"), page_type=RELATED_KINDS))],
        verbose_name=_("read with it"),
        blank=True,
        max_num=8,
    )

    template = "home/knowledge/article.html"
    shown_with = ("organisation",)
    drawn_apart = ("related",)
    parent_page_types = ["knowledge.ArticleIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField(name) for name in SYNCHRONISED]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("plain_language"),
        FieldPanel("body"),
        FieldPanel("related"),
        MultiFieldPanel(
            [FieldPanel(n) for n in ("kind", "pillars", "themes", "target_groups")],
            heading=_("To find it"),
        ),
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("dated_on")], heading=_("Who and when")
        ),
        *SOURCE_PANELS,
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def public_id(self) -> str:
        """What the article is called outside, whatever the language."""
        return str(self.translation_key)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ..article_facts import chosen_words, read_with

        context = super().get_context(request, *args, **kwargs)
        words = chosen_words(self)
        facts = {
            "themes": [(word.code, str(word)) for word in words["themes"]],
            "target_groups": [str(word) for word in words["target_groups"]],
        }
        context["words"] = words
        context["read_with"] = beside = read_with(self)
        chosen = {one.url for one in beside}
        found = related_practices(self, facts) if self.live else []
        context["same_subject"] = [one for one in found if one.url not in chosen]
        context["with_contents"] = with_contents
        return context


class ArticleIndexPage(PortalPage):
    """All articles, newest first, narrowed down by kind, pillar, theme and target group."""

    template = "home/knowledge/article_index.html"
    parent_page_types = ["knowledge.KnowledgePage"]
    subpage_types = ["knowledge.ArticlePage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | article_list(self, request.GET)
