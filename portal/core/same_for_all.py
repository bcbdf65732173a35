"""Parts of a page that are the same for everybody: drawn once for the same values.

What is given decides what is drawn, so nothing can be out of date. Only for parts without a word
of or about a person: they stay in the memory of the process.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from time import monotonic
from typing import Any

from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

WORDS_SECONDS = 600
_words_until = 0.0


def same_for_all(template: str, **values: Hashable) -> Markup:
    """The part that `template` draws of `values`, which must be plain and frozen."""
    if engines["jinja2"].env.auto_reload:
        return draw(template, values)
    return _remembered(template, get_language(), tuple(values.items()))


def drawn_words(template: str, **values: Hashable) -> Markup:
    """The same for what members wrote, who may take it back: kept for ten minutes at most."""
    global _words_until
    if engines["jinja2"].env.auto_reload:
        return draw(template, values)
    if monotonic() > _words_until:
        _words.cache_clear()
        _words_until = monotonic() + WORDS_SECONDS
    return _words(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=1024)
def _words(template: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> Markup:
    return draw(template, dict(values))


@lru_cache(maxsize=512)
def _remembered(template: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> Markup:
    return draw(template, dict(values))


def draw(template: str, values: dict[str, Any]) -> Markup:
    """What a template draws of values alone, without a request."""
    found = engines["jinja2"].env.get_template(template)
    return Markup(found.render(values))  # noqa: S704 - our template escapes what it is given
