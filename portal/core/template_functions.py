"""Functions that rooms offer to all templates, so that a page may show what its room cannot import.

A room registers in its `apps.py`: `register_template_function("open_consultations", function)`.
"""

from collections.abc import Callable
from typing import Any

_functions: dict[str, Callable[..., Any]] = {}


def register_template_function(name: str, function: Callable[..., Any]) -> None:
    """Offer `function` to every Jinja2 template as `name`. Raises ValueError when it is taken."""
    if _functions.get(name, function) is not function:
        raise ValueError(f"Another template function is called {name}.")
    _functions[name] = function


def template_functions() -> dict[str, Callable[..., Any]]:
    """All registered functions by name."""
    return dict(_functions)
