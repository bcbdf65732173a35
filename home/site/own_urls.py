"""Pages of "my home" that this room has."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from .translating import translation_list

urlpatterns = [
    path(pgettext_lazy("url", "to-translate/"), translation_list, name="to_translate"),
]
