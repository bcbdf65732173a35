"""How templates are compiled: as Jinja2 does, with shorter ways for what a page does most."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst

WORDS = frozenset({"_", "gettext"})


class QuickGenerator(CodeGenerator):
    """Writes `shown`, `joined`, `QuickMacro` and `word` where Jinja2 writes its general forms."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline("from portal.core.jinja_calls import QuickMacro, joined, shown")
        self.writeline("from portal.core.jinja_texts import word")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Quick")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if _is_a_word(node) and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"word({node.args[0].value!r})")
            return
        # Jinja2 hands all variables of loops and blocks to each call, for functions that take the
        # context; ours look at what the page was given, and nothing else.
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    @optimizeconst
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Concat(node, frame)
            return
        self.write("joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


def _is_a_word(node: nodes.Call) -> bool:
    """`_("Some words")`: without anything to fill in."""
    return (
        isinstance(node.node, nodes.Name)
        and node.node.name in WORDS
        and len(node.args) == 1
        and isinstance(node.args[0], nodes.Const)
        and isinstance(node.args[0].value, str)
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )
