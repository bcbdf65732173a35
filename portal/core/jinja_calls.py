"""What compiled templates do most: call macros and functions, show values, join texts.

Jinja2's own ways serve every possible use and cost more than what they do; these answer the same
for the uses that a page makes a thousand times, and leave the rest to Jinja2.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType
from typing import Any

import markupsafe
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro, missing
from jinja2.utils import _PassArg
from markupsafe import Markup, escape

# Without the detour by an object that the page only joins to the rest.
_escaped_text = getattr(markupsafe, "_escape_inner", escape)
as_markup = partial(str.__new__, Markup)


def shown(value: Any) -> str:
    """The value as it stands in HTML."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is str:
        return _escaped_text(value)
    if kind is int:
        return str(value)
    return escape(value)


def joined(parts: tuple[Any, ...]) -> str:
    """The parts of `a ~ b`: where one of them is markup, the others are escaped."""
    if any(hasattr(part, "__html__") for part in parts):
        return as_markup("".join(map(shown, parts)))
    return "".join(map(str, parts))


class QuickMacro(Macro):
    """A macro that a template calls with as few steps as there are arguments."""

    def answer(self, args: tuple[Any, ...], kwargs: dict[str, Any], called: EvalContext) -> str:
        """What the macro writes when it is called in that context."""
        count = len(args)
        if (
            self.catch_kwargs
            or self.catch_varargs
            or self.explicit_caller
            or count > self._argument_count
            or (self.caller and "caller" not in kwargs)
        ):
            return self(called, *args, **kwargs)
        arguments = [*args]
        if kwargs:
            arguments += [kwargs.pop(name, missing) for name in self.arguments[count:]]
            if self.caller:
                arguments.append(kwargs.pop("caller"))
            if kwargs:
                raise TypeError(f"macro {self.name!r} takes no argument {next(iter(kwargs))!r}")
        else:
            arguments += [missing] * (self._argument_count - count)
        text = self._func(*arguments)
        return as_markup(text) if called.autoescape else text


class QuickContext(Context):
    """The values of a template, with short ways to call macros and plain functions."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls; functions that ask for the context get it."""
        kind = type(called)
        if kind is QuickMacro:
            return called.answer(args, kwargs, self.eval_ctx)
        if kind is FunctionType:
            wanted = getattr(called, "jinja_pass_arg", None)
            if wanted is None:
                return called(*args, **kwargs)
            if wanted is _PassArg.eval_context:
                return called(self.eval_ctx, *args, **kwargs)
        return super().call(called, *args, **kwargs)
