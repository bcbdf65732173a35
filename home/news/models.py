"""News: articles, their list, and the categories they are sorted by."""

from __future__ import annotations

import re
from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from home.site.models import PortalPage
from home.site.models.mixins import PLAIN_PANELS, TenantFacing, WithBody, WithThemes
from portal.organisations.models import HousingCompany


@register_snippet
class NewsCategory(index.Indexed, models.Model):
    """What a piece of news is about; one row, a name in each language."""

    code = models.SlugField(_("code"), unique=True, max_length=60)
    name = TranslatedField(models.CharField(_("name"), max_length=80), attrgetter=fallback_to_any)
    icon = models.CharField(_("icon"), max_length=40, blank=True, default="newspaper")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel(name) for name in ("code", "name_nl", "name_fr", "icon", "order")]
    search_fields = [
        index.SearchField("name_nl"),
        index.SearchField("name_fr"),
        index.AutocompleteField("name_nl"),
        index.AutocompleteField("name_fr"),
    ]

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")

    def __str__(self) -> str:
        return self.name


_tag = re.compile(r"<[^>]*>")


class NewsQuerySet(PageQuerySet):
    def newest(self) -> Self:
        """Newest first; the key that lists page by."""
        return self.order_by("-published_at", "-pk")


class NewsPage(WithBody, TenantFacing, WithThemes, PortalPage):
    """One piece of news, for the whole region or of one company."""

    published_at = models.DateTimeField(_("date"), default=timezone.now, db_index=True)
    category = models.ForeignKey(
        NewsCategory, verbose_name=_("category"), null=True, blank=True, on_delete=models.SET_NULL
    )
    company = models.ForeignKey(
        HousingCompany,
        verbose_name=_("housing company"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news",
    )
    in_short = StreamField(
        [("point", CharBlock(label=_("point"), max_length=250))],
        verbose_name=_("in short"),
        blank=True,
        max_num=5,
    )
    is_featured = models.BooleanField(_("first on the home page"), default=False)

    objects = PageManager.from_queryset(NewsQuerySet)()

    template = "home/news/article.html"
    shown_with = ("category", "company")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [
        SynchronizedField("category"),
        SynchronizedField("company"),
        SynchronizedField("published_at"),
        SynchronizedField("themes"),
    ]
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("published_at", help_text=_("The day that readers see above it.")),
                FieldPanel("category", help_text=_("Gives the drawing its subject.")),
                FieldPanel("company", help_text=_("Empty: news for the whole region.")),
                FieldPanel("themes"),
                FieldPanel("is_featured"),
            ],
            heading=_("Where and when"),
            help_text=_("Written once: it holds for both languages."),
        ),
        FieldPanel("in_short", help_text=_("Three to five sentences for who reads no further.")),
        *PLAIN_PANELS,
        FieldPanel("body"),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    @property
    def reading_minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        # Of rich text its source: showing it would ask for the address of each link.
        parts = (getattr(block.value, "source", None) or str(block.value) for block in self.body)
        words = _tag.sub(" ", " ".join(parts)).split()
        return max(1, round(len(words) / 180))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .lists import read_also

        context = super().get_context(request, *args, **kwargs)
        context["read_also"] = read_also(self)
        return context


class NewsIndexPage(PortalPage):
    """A list of news; below a company it is that company's."""

    template = "home/news/index.html"
    fixed_key = "news"
    subpage_types = ["news.NewsPage"]
    content_panels = [*PortalPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .lists import news_list

        context = super().get_context(request, *args, **kwargs)
        return context | news_list(self, request.GET)
