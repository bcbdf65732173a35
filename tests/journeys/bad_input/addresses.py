"""Every address that the portal has, made from its list of routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import URLResolver
from django.utils import translation

_part = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Route:
    """A way to write an address; `template` has a `%(name)s` for each part to fill in."""

    name: str
    template: str
    parts: tuple[str, ...]

    def filled(self, values: dict[str, str]) -> str:
        """The address with `values`, which are written as in an address already."""
        return "/" + _part.sub(lambda match: values.get(match[1], "1"), self.template)


def routes(language: str) -> list[Route]:
    """All routes as they are written in `language`."""
    with translation.override(language):
        found = list(_routes(get_resolver(), "", ""))
    named = {route.template for route in found if route.name}
    kept = {route for route in found if route.name or route.template not in named}
    return sorted(kept, key=lambda route: (route.template, route.name))


def _routes(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for name in list(resolver.reverse_dict):
        for possibilities, *_rest in resolver.reverse_dict.getlist(name):
            for template, parts in possibilities:
                said = f"{namespace}{name}" if isinstance(name, str) else ""
                yield Route(said, (prefix + template).replace("%%", "%"), tuple(parts))
    for inner, (more, sub) in resolver.namespace_dict.items():
        if sub is not resolver:
            yield from _routes(sub, prefix + more, f"{namespace}{inner}:")


def values_from(addresses: list[str]) -> dict[str, dict[str, str]]:
    """By the name of the route: values that are right, taken from addresses that exist."""
    known: dict[str, dict[str, str]] = {}
    for address in addresses:
        try:
            match = resolve(address.partition("?")[0])
        except Resolver404:
            continue
        values = {name: quote(str(value), safe="") for name, value in match.kwargs.items()}
        if match.view_name:
            known.setdefault(match.view_name, values)
    return known
