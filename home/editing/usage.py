"""Where a word to sort by, or a term of the glossary, is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet
from wagtail.models import Page

from home.glossary.models import GlossaryTerm
from home.site.models import PortalPage
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme

SORTING = (SocialObjective, Pillar, CollectiveLine, Theme, TargetGroup)
KINDS = {model._meta.model_name: model for model in (*SORTING, GlossaryTerm)}
MOST_PAGES = 50
FEWEST_LETTERS = 3


class Use(NamedTuple):
    """A kind of thing that uses the word: how many, and the first pages."""

    label: str
    count: int
    pages: list[Page]


def uses_of(term: Model) -> list[Use]:
    """Each kind of thing that uses `term`, the busiest first.

    Of what is no page only the number is told: it may be somebody's own.
    """
    found = _in_texts(term) if isinstance(term, GlossaryTerm) else _related(term)
    uses = [use for use in found if use.count]
    return sorted(uses, key=lambda use: (-use.count, use.label))


def _related(term: Model) -> Iterator[Use]:
    for relation in term._meta.related_objects:
        model = relation.related_model
        rows = model._default_manager.filter(**{relation.field.name: term}).order_by()
        if issubclass(model, Page):
            yield _pages(model, rows.filter(alias_of=None))
        else:
            yield Use(str(model._meta.verbose_name_plural), rows.count(), [])


def _in_texts(term: GlossaryTerm) -> Iterator[Use]:
    """Pages with the term in their words, as the search of the admin knows them."""
    from django.apps import apps

    for model in apps.get_models():
        if issubclass(model, PortalPage) and not model._meta.abstract:
            wanted = Q()
            for language in ("nl", "fr"):
                spelled = [w for w in term.spelled(language) if len(w) >= FEWEST_LETTERS]
                said = Q()
                for word in spelled:
                    said |= _says(model, word)
                if said:
                    wanted |= Q(locale__language_code=language) & said
            if wanted:
                yield _pages(model, model.objects.live().filter(wanted, alias_of=None).order_by())


def _says(model: type[PortalPage], word: str) -> Q:
    names = ("title", "summary", "plain_language", "body", "context", "results")
    has = {field.name for field in model._meta.get_fields()}
    said = Q()
    for name in names:
        if name in has:
            said |= Q(**{f"{name}__icontains": word})
    return said


def _pages(model: type[Page], rows: QuerySet) -> Use:
    keys = rows.values("pk")
    first = Page.objects.filter(pk__in=keys).select_related("locale").order_by("title", "pk")
    return Use(str(model._meta.verbose_name_plural), rows.count(), list(first[:MOST_PAGES]))


def find_term(kind: str, pk: int) -> Any:
    """The word with this key; None when there is none."""
    model = KINDS.get(kind)
    return model._default_manager.filter(pk=pk).first() if model else None
