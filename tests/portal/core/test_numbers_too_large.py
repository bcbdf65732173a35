"""A number that no column can hold finds nothing, and is no error."""

import pytest
from django import forms

from portal.taxonomy.models import Theme
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
HUGE = 10**30


def test_among_many_keys_a_huge_number_is_in_no_row():
    theme = ThemeFactory()
    assert list(Theme.objects.filter(pk__in=[theme.pk, HUGE, -HUGE])) == [theme]
    assert not Theme.objects.filter(pk__in=[HUGE]).exists()
    assert Theme.objects.exclude(pk__in=[HUGE]).get() == theme
    assert Theme.objects.filter(pk__in=Theme.objects.values("pk")).get() == theme


def test_a_field_of_many_choices_names_what_it_does_not_know():
    field = forms.ModelMultipleChoiceField(Theme.objects.all())
    with pytest.raises(forms.ValidationError, match=str(HUGE)):
        field.clean([str(HUGE)])
