"""Plans and documents that go with what is asked."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_any

from forums.councils.storage import council_files

from .consultation import Consultation


def _place(document: Document, filename: str) -> str:
    """A name that tells nothing and that nobody guesses."""
    return f"consultations/{uuid4().hex}"


class Document(models.Model):
    """A file for who may read the consultation; no page of administrators lists it."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="documents"
    )
    title = TranslatedField(
        models.CharField(_("title"), max_length=160, blank=True), attrgetter=fallback_to_any
    )
    # Empty for a plan that needs no words, or that speaks both languages.
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, blank=True)
    file = models.FileField(_("file"), upload_to=_place, storage=council_files)
    name = models.CharField(_("name of the file"), max_length=160)
    size = models.PositiveIntegerField(_("size"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("added"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("document of a consultation")
        verbose_name_plural = _("documents of a consultation")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_nl="") | ~Q(title_fr=""),
                name="consultation_document_has_a_title",
                violation_error_message=_("Give a title in at least one language."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consultations:document", args=[self.consultation.slug, self.pk])

    @property
    def ending(self) -> str:
        """What kind of file it is, as people say it: PDF, PNG, DOCX."""
        return self.name.rpartition(".")[2].upper()
