"""Translated words in templates: looked up once a language, then kept as they are shown.

Jinja2's own way passes four functions and formats each time; a page has some sixty words.
"""

from __future__ import annotations

from typing import Any

from django.utils import translation
from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from .filling import filled

# All words of the site in both languages are fewer: reaching it means that something else comes in.
MOST_WORDS = 20_000
_kept: dict[tuple[str | None, bool, str], str] = {}


def _word(message: str, escaped: bool) -> str:
    """The translation as a format string, marked safe where the template escapes."""
    key = (translation.get_language(), escaped, message)
    found = _kept.get(key)
    if found is None:
        found = translation.gettext(message)
        found = Markup(found) if escaped else found  # noqa: S704 - our own words
        if len(_kept) < MOST_WORDS:
            _kept[key] = found
    return found


def word(message: str) -> str:
    """A text of a template without anything to fill in, as HTML; compiled in by `jinja_code`."""
    found = _word(message, True)
    return found % {} if "%" in found else found


@pass_eval_context
def gettext(context: EvalContext, message: str, /, **variables: Any) -> str:
    """The words in the reader's language; the variables are escaped where the template escapes."""
    found = _word(message, context.autoescape)
    return filled(found, variables) if variables or "%" in found else found


@pass_eval_context
def ngettext(
    context: EvalContext, singular: str, plural: str, number: int, /, **variables: Any
) -> str:
    """The same for one or several; `%(num)s` is the number."""
    found = translation.ngettext(singular, plural, number)
    variables.setdefault("num", number)
    return filled(Markup(found) if context.autoescape else found, variables)  # noqa: S704 - ours


def install(env: Environment) -> None:
    """Use these instead of the functions of Jinja2's extension."""
    env.globals.update({"_": gettext, "gettext": gettext, "ngettext": ngettext})
