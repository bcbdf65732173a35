"""Addresses of the pages above a practice, from its own address: no query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page

from home.site.addresses import page_address

if TYPE_CHECKING:
    from .models import KnowledgePage


def addresses_above(page: Page) -> dict[str, str]:
    """`knowledge_url` and `index_url`: the grandparent and parent of a practice, or of a list."""
    address = page_address(page.url_path)
    own = address.path if address else ""
    if page.specific_class.__name__ == "PracticeIndexPage":
        return {"knowledge_url": _above(own), "index_url": own}
    return {"knowledge_url": _above(_above(own)), "index_url": _above(own)}


def _above(path: str) -> str:
    return f"{path.rstrip('/').rpartition('/')[0]}/" if path.count("/") > 2 else path


def addresses_below(page: KnowledgePage) -> dict[str, str]:
    """The addresses of the live lists below the knowledge base, by the name of their model."""
    rows = page.get_children().live().values_list("content_type__model", "url_path")
    found = ((model, page_address(url_path)) for model, url_path in rows)
    return {model: address.path for model, address in found if address}
