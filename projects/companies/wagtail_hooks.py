"""What follows in the page tree when the regulator's editors add a company."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from portal.organisations.models import HousingCompany

from .reference import make_pages


@hooks.register("after_create_snippet")
def give_it_a_page(request: HttpRequest, instance: Any) -> None:
    """A new company is found in the directory, with a page for its editors to fill in."""
    if isinstance(instance, HousingCompany):
        make_pages()
