"""The words of social housing, explained in plain language."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from translated_fields import TranslatedField, fallback_to_any
from wagtail.search import index

LONGEST_SENTENCE = 240


class TermQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """Those that readers meet."""
        return self.filter(is_active=True)


class GlossaryTerm(index.Indexed, models.Model):
    """A term with its explanation in both languages; `code` is its place on the page."""

    code = models.SlugField(_("code"), unique=True, max_length=60, blank=True)
    term = TranslatedField(models.CharField(_("term"), max_length=100), attrgetter=fallback_to_any)
    spellings = TranslatedField(
        models.TextField(
            _("other spellings"),
            blank=True,
            default="",
            help_text=_("One on each line: the plural, an abbreviation, another word for it."),
        )
    )
    sentence = TranslatedField(
        models.CharField(
            _("explanation in one sentence"),
            max_length=LONGEST_SENTENCE,
            help_text=_("Short words, one sentence. It is shown beside the word in texts."),
        ),
        attrgetter=fallback_to_any,
    )
    more = TranslatedField(
        models.TextField(
            _("more about it"),
            blank=True,
            default="",
            help_text=_("Shown in the glossary only."),
        ),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    objects = TermQuerySet.as_manager()

    search_fields = [
        index.SearchField("term_nl"),
        index.SearchField("term_fr"),
        index.AutocompleteField("term_nl"),
        index.AutocompleteField("term_fr"),
        # The editors' list is filtered and put in order by these while it is searched.
        index.FilterField("code"),
        index.FilterField("term_nl"),
        index.FilterField("term_fr"),
        index.FilterField("sentence_nl"),
        index.FilterField("is_active"),
    ]

    class Meta:
        ordering = ["code"]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.code:
            self.code = self._free_code()
        super().save(*args, **kwargs)

    def address(self, language: str) -> str:
        """Where the explanation stands in the glossary of a language."""
        with override(language):
            return f"{reverse('glossary:index')}#{self.code}"

    def spelled(self, language: str) -> list[str]:
        """The term and its other spellings in one language."""
        others = getattr(self, f"spellings_{language}").splitlines()
        return [getattr(self, f"term_{language}"), *filter(None, map(str.strip, others))]

    def _free_code(self) -> str:
        wished = slugify(self.term_nl)[:50] or "term"
        taken = set(
            GlossaryTerm.objects.filter(code__startswith=wished).values_list("code", flat=True)
        )
        numbered = (f"{wished}-{number}" for number in range(2, len(taken) + 3))
        return next(code for code in (wished, *numbered) if code not in taken)
