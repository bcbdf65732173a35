"""Words that content is sorted by."""

import factory
from factory.django import DjangoModelFactory

from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme


class _TermFactory(DjangoModelFactory):
    code = factory.Sequence(lambda n: f"term-{n}")
    name_nl = factory.Sequence(lambda n: f"Woord {n}")
    name_fr = factory.Sequence(lambda n: f"Mot {n}")

    class Meta:
        abstract = True
        django_get_or_create = ["code"]


class ThemeFactory(_TermFactory):
    class Meta:
        model = Theme


class PillarFactory(_TermFactory):
    class Meta:
        model = Pillar


class SocialObjectiveFactory(_TermFactory):
    class Meta:
        model = SocialObjective


class TargetGroupFactory(_TermFactory):
    class Meta:
        model = TargetGroup


class CollectiveLineFactory(_TermFactory):
    number = factory.Sequence(lambda n: n + 1)

    class Meta:
        model = CollectiveLine
