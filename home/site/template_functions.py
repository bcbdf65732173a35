"""What templates of this room ask of others without knowing whether they are there."""

from typing import Any

from portal.core.template_functions import template_functions

from .menus import address


def offered(name: str, *args: Any, default: Any = (), **kwargs: Any) -> Any:
    """What the room's function `name` gives, or `default` when no room offers it."""
    function = template_functions().get(name)
    return default if function is None else function(*args, **kwargs)


def site_link(name: str) -> str:
    """The address of a view, or empty when its room is not there."""
    return address(name)


