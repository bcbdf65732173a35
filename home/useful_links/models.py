"""Addresses elsewhere that professionals use, with what one finds there."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

from portal.core.models import TimeStamped
from portal.taxonomy.models import Theme


class LinkLanguage(models.TextChoices):
    """In which languages the site elsewhere is written."""

    NL = "nl", _("Dutch")
    FR = "fr", _("French")
    BOTH = "nl,fr", _("Dutch and French")
    OTHER = "other", _("another language")


class LinkQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Those that readers see."""
        return self.filter(is_active=True)


class UsefulLink(TimeStamped, ClusterableModel, index.Indexed):
    """One address elsewhere; it may have one of its own in each language."""

    title = TranslatedField(
        models.CharField(_("title"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    text = TranslatedField(
        models.TextField(
            _("what one finds there"),
            max_length=400,
            blank=True,
            help_text=_("One or two sentences, in plain words."),
        ),
        attrgetter=fallback_to_any,
    )
    url = TranslatedField(
        models.URLField(
            _("address"), blank=True, default="", help_text=_("One for both languages is enough.")
        ),
        attrgetter=fallback_to_any,
    )
    languages = models.CharField(
        _("language of the site"), max_length=10, choices=LinkLanguage, default=LinkLanguage.BOTH
    )
    themes = ParentalManyToManyField(
        Theme, blank=True, verbose_name=_("themes"), related_name="useful_links"
    )
    checked_on = models.DateField(
        _("checked on"),
        default=timezone.localdate,
        help_text=_("When somebody last opened it and read what is there."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = LinkQuerySet.as_manager()

    search_fields = [
        index.SearchField("title_nl"),
        index.SearchField("title_fr"),
        index.AutocompleteField("title_nl"),
        index.AutocompleteField("title_fr"),
        index.FilterField("title_nl"),
        index.FilterField("title_fr"),
        index.FilterField("checked_on"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["title_nl", "pk"]
        verbose_name = _("useful link")
        verbose_name_plural = _("useful links")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""), name="useful_link_has_a_title"
            ),
            models.CheckConstraint(
                condition=~Q(url_nl="") | ~Q(url_fr=""), name="useful_link_leads_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if not (self.title_nl.strip() or self.title_fr.strip()):
            raise ValidationError({"title_nl": _("Give a title in Dutch or in French.")})
        if not (self.url_nl or self.url_fr):
            raise ValidationError({"url_nl": _("Give an address.")})
