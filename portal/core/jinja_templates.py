"""Templates whose globals are those of the environment, and whose macros are made once."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, missing


class QuickTemplate(Template):
    """None of our templates is loaded with globals of its own: the environment's serve all.

    Jinja2 is ready for such globals, and reads them one by one at each page, part and import.
    """

    def _get_default_module(self, ctx: Any = None) -> ModuleType:
        return super()._get_default_module()

    def new_context(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Context:
        """The values that a page or a part of it reads; `shared` ones have the globals already."""
        values = (vars or {}) if shared else {**self.environment.globals, **(vars or {})}
        if locals:
            given = {name: value for name, value in locals.items() if value is not missing}
            values = {**values, **given}
        return self.environment.context_class(self.environment, values, self.name, self.blocks)


class QuickEnvironment(Environment):
    """Knows its templates by name once they are loaded: a page asks for some fifteen of them.

    Jinja2 would look into a cache that forgets, and ask each template whether it is fresh.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: Any = None
    ) -> Template:
        """The template of that name; raises TemplateNotFound."""
        if self.auto_reload or globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found
