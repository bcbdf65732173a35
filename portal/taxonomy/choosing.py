"""Choosing among many: boxes to tick that stand folded under headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator

from .fields import themes_by_field
from .models import Theme


class FoldedChecks(forms.CheckboxSelectMultiple):
    """Boxes to tick, each group folded away until something in it is ticked or it is opened."""

    folds = True


class ByField(ModelChoiceIterator):
    """Name of a field of work, and its themes."""

    def __iter__(self) -> Iterator[Any]:
        for field, themes in themes_by_field(self.queryset.all()):
            yield field, [self.choice(theme) for theme in themes]


class ThemesField(forms.ModelMultipleChoiceField):
    """Themes under their fields of work: a list of more than a hundred serves nobody.

    Without a queryset those in use.
    """

    iterator = ByField
    widget = FoldedChecks

    def __init__(self, queryset: QuerySet[Theme] | None = None, **kwargs: Any) -> None:
        super().__init__(
            Theme.objects.filter(is_active=True) if queryset is None else queryset, **kwargs
        )


class UnderOneHeading(ModelChoiceIterator):
    """All of a list under the heading of its field."""

    def __iter__(self) -> Iterator[Any]:
        yield self.field.heading, [self.choice(row) for row in self.queryset]


class FoldedField(forms.ModelMultipleChoiceField):
    """A list that is long on a phone, folded under `heading` until something in it is ticked."""

    iterator = UnderOneHeading
    widget = FoldedChecks

    def __init__(self, queryset: QuerySet, *, heading: Any, **kwargs: Any) -> None:
        self.heading = heading
        super().__init__(queryset, **kwargs)
