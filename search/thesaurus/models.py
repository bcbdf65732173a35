"""The words of the sector in both languages, as editors keep them."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

from portal.core.models import TimeStamped
from search.language.thesaurus import ThesaurusConcept

CODE = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Small letters and figures, with hyphens between them.")
)


def terms_of(lines: str) -> tuple[str, ...]:
    """Terms that were written one a line, each once."""
    return tuple(
        dict.fromkeys(filter(None, (" ".join(each.split()) for each in lines.split("\n"))))
    )


class ConceptQuerySet(models.QuerySet):
    def in_use(self) -> Self:
        """Those that search knows."""
        return self.filter(is_active=True)


class Concept(index.Indexed, TimeStamped, ClusterableModel):
    """One idea with all words for it. The label is what people read, the synonyms what they type.

    `documents_count` and `questions_count` are filled by the worker, for the report of use.
    """

    code = models.CharField(
        _("code"),
        max_length=60,
        unique=True,
        validators=[CODE],
        help_text=_("What imports and content refer to. It cannot be changed later."),
    )
    label = TranslatedField(
        models.CharField(_("label"), max_length=120, blank=True), attrgetter=fallback_to_any
    )
    synonyms = TranslatedField(
        models.TextField(_("other words, one a line"), blank=True, max_length=2000)
    )
    english = models.CharField(_("English"), max_length=200, blank=True)
    broader = ParentalManyToManyField(
        "self", verbose_name=_("part of"), symmetrical=False, blank=True, related_name="narrower"
    )
    is_active = models.BooleanField(_("in use"), default=True)
    documents_count = models.PositiveIntegerField(_("pages"), default=0, editable=False)

    objects = ConceptQuerySet.as_manager()

    search_fields = [
        index.SearchField("label_nl"),
        index.SearchField("label_fr"),
        index.SearchField("synonyms_nl"),
        index.SearchField("synonyms_fr"),
        index.AutocompleteField("label_nl"),
        index.AutocompleteField("label_fr"),
        # The editors' list is put in order by these while it is searched.
        index.FilterField("code"),
        index.FilterField("label_nl"),
        index.FilterField("label_fr"),
        index.FilterField("documents_count"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        constraints = [
            models.CheckConstraint(
                condition=~Q(label_nl="") | ~Q(label_fr=""),
                name="concept_has_a_label",
                violation_error_message=_("Give a label in Dutch or in French."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        for name in ("synonyms_nl", "synonyms_fr"):
            if any(len(term) > 120 for term in terms_of(getattr(self, name))):
                raise ValidationError({name: _("A term has at most 120 characters.")})

    def as_search_knows_it(self) -> ThesaurusConcept:
        """With its label first, in each language that has one."""
        terms = {}
        for language in ("nl", "fr"):
            label = getattr(self, f"label_{language}")
            found = terms_of("\n".join((label, getattr(self, f"synonyms_{language}"))))
            if found:
                terms[language] = found
        return ThesaurusConcept(self.code, terms, (self.english,) if self.english else ())


class LoadedConcept(models.Model):
    """What was loaded of a shipped concept so far: what is gone since was removed by hand."""

    code = models.CharField(_("code"), max_length=60, unique=True)
    terms = models.JSONField(_("terms"), default=dict)

    class Meta:
        ordering = ["code"]
        verbose_name = _("loaded concept")
        verbose_name_plural = _("loaded concepts")

    def __str__(self) -> str:
        return self.code
