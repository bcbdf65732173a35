"""A document of the library, with every version of its file."""

from __future__ import annotations

import uuid
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

from portal.accounts.audiences import AudienceQuerySet
from portal.accounts.readers import ForReaders
from portal.core.models import TimeStamped
from portal.taxonomy.models import Theme

from .text import DOCUMENT_MODEL


class FileLanguage(models.TextChoices):
    """In which languages a file is written; one code, or both with a comma between."""

    NL = "nl", _("Dutch")
    FR = "fr", _("French")
    BOTH = "nl,fr", _("Dutch and French")
    OTHER = "other", _("another language")


class LibraryQuerySet(AudienceQuerySet):
    def published(self) -> Self:
        """Those that editors put in the library."""
        return self.filter(is_published=True)

    def with_versions(self) -> Self:
        """With their files, the newest first: two queries more, however many rows."""
        versions = DocumentVersion.objects.select_related("file")
        return self.select_related("organisation").prefetch_related(
            Prefetch("versions", queryset=versions)
        )


class LibraryDocument(ForReaders, TimeStamped, ClusterableModel, index.Indexed):
    """What professionals look up: one row, its names in both languages, its file by version."""

    class Kind(models.TextChoices):
        GUIDE = "guide", _("guide or manual")
        MODEL = "model", _("form or model")
        RULES = "rules", _("rules or agreement")
        REPORT = "report", _("report or study")
        MINUTES = "minutes", _("minutes or slides")
        LEAFLET = "leaflet", _("leaflet or poster")
        OTHER = "other", _("something else")

    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    summary = TranslatedField(
        models.TextField(_("summary"), max_length=600, blank=True), attrgetter=fallback_to_any
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.GUIDE)
    languages = models.CharField(
        _("language of the file"), max_length=10, choices=FileLanguage, default=FileLanguage.NL
    )
    dated_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    themes = ParentalManyToManyField(
        Theme, blank=True, verbose_name=_("themes"), related_name="library_documents"
    )
    text_version = TranslatedField(
        models.TextField(
            _("text version"),
            blank=True,
            default="",
            help_text=_("The same content as plain text, for who cannot read the file."),
        ),
        attrgetter=fallback_to_any,
    )
    other_version_url = models.URLField(
        _("address of an accessible version"),
        blank=True,
        help_text=_("A page with the same content, when there is one."),
    )
    is_accessible = models.BooleanField(
        _("the file itself can be read by a screen reader"), default=False
    )
    # What a collection keeps it by.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_published = models.BooleanField(_("in the library"), default=False, db_index=True)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = LibraryQuerySet.as_manager()

    search_fields = [
        index.SearchField("title_nl"),
        index.SearchField("title_fr"),
        index.AutocompleteField("title_nl"),
        index.AutocompleteField("title_fr"),
        index.FilterField("title_nl"),
        index.FilterField("organisation"),
        index.FilterField("kind"),
        index.FilterField("readers"),
        index.FilterField("dated_on"),
        index.FilterField("is_published"),
    ]

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name = _("document")
        verbose_name_plural = _("document library")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""), name="library_document_has_a_title"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:detail", args=[self.pk, slugify(self.title)[:60] or "d"])

    def clean(self) -> None:
        super().clean()
        if not (self.title_nl.strip() or self.title_fr.strip()):
            raise ValidationError({"title_nl": _("Give a title in Dutch or in French.")})

    @property
    def newest(self) -> DocumentVersion | None:
        """The version that readers get first."""
        return next(iter(self.versions.all()), None)

    @property
    def has_alternative(self) -> bool:
        """Whether somebody who cannot read the file gets its content in another way."""
        return bool(self.text_version or self.other_version_url)


class DocumentVersion(models.Model):
    """One version of the file. Older ones stay, so that who quoted them can find them."""

    entry = ParentalKey(LibraryDocument, on_delete=models.CASCADE, related_name="versions")
    file = models.OneToOneField(
        DOCUMENT_MODEL,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="version_of",
    )
    dated_on = models.DateField(_("date"), default=timezone.localdate)
    label = models.CharField(
        _("name of the version"), max_length=40, blank=True, help_text=_("For example 2 or draft.")
    )
    what_changed = models.CharField(_("what changed"), max_length=250, blank=True)

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")

    def __str__(self) -> str:
        return self.label or f"{self.dated_on:%d-%m-%Y}"
