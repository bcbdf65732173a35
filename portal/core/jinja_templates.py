"""Templates whose imported macros are made once."""

from types import ModuleType
from typing import Any

from jinja2 import Template


class QuickTemplate(Template):
    """Jinja2 compares all values of the page with all globals at each import of macros.

    It wants to know whether the importing template was loaded with globals of its own. Ours never
    are: every template has the environment's, so the module that was made first serves all.
    """

    def _get_default_module(self, ctx: Any = None) -> ModuleType:
        return super()._get_default_module()
