"""Everything that `search/_results.html` and `search/_understood.html` show, for any page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from portal.accounts.audiences import Anybody, audiences

from .answering import answer
from .asking import Asked
from .helping import help_with
from .showing import show


def results_context(
    asked: Asked,
    user: Anybody,
    *,
    has_asked: bool | None = None,
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    hidden_facets: frozenset[str] = frozenset(),
    within: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, Any]:
    """The context of a list of hits for a reader; only the form when nothing was asked.

    `has_asked` shows a list for an empty question too; `fixed` filters hold whatever is ticked;
    of the facets in `within` only these values can be.
    """
    asked_now = bool(asked) if has_asked is None else has_asked
    context: dict[str, Any] = {"asked": asked, "has_asked": asked_now}
    if not asked_now:
        return context
    reader = {"language": get_language() or "nl", "audiences": audiences(user)}
    found = answer(asked, fixed=fixed, hidden_facets=hidden_facets, within=within, **reader)
    context["answer"] = found
    context["shown"] = show(found.results.hits, **reader)
    context["help"] = help_with(asked, found, fixed={**(within or {}), **(fixed or {})}, **reader)
    return context
