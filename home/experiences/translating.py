"""Practices that wait for the other language, most wished for first."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from home.knowledge.models import PracticePage

from .models import TranslationWish

ORDER = ("-wished", "-pk")


def without_translation() -> QuerySet[PracticePage]:
    """Live practices in one language, with how many people asked for the other (`wished`)."""
    others = PracticePage.objects.filter(translation_key=OuterRef("translation_key"))
    others = others.filter(alias_of=None).exclude(pk=OuterRef("pk"))
    pages = PracticePage.objects.live().filter(alias_of=None).filter(~Exists(others))
    return pages.annotate(wished=_wished())


def to_be_checked() -> QuerySet[PracticePage]:
    """Live translations of the summary alone, or that nobody has looked at yet."""
    kinds = PracticePage.Translation
    pages = PracticePage.objects.live().filter(alias_of=None)
    pages = pages.filter(translation_status__in=[kinds.SUMMARY, kinds.DRAFT])
    return pages.annotate(wished=_wished())


def _wished() -> Coalesce:
    wishes = TranslationWish.objects.filter(practice_key=OuterRef("translation_key")).order_by()
    counted = wishes.values("practice_key").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
