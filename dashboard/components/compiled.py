"""Jinja's compiler with a few short cuts. A page puts in two thousand values, and each is escaped and most are looked up by a key.

Jinja wraps what it has escaped so that nobody escapes it twice, but what a template puts out is joined at once; it looks a key
up so that a missing one may pass for now, but ours are all there, and a missing one is an error; it asks everything it calls
whether it wants to know where it is called from.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # where it was installed without its compiled part
    from markupsafe._native import _escape_inner


def escaped(value: Any) -> str:
    """A value as HTML: text with its special characters replaced, markup as it is. Raises UndefinedError for what is not there."""
    if type(value) is str:
        return _escape_inner(value)
    return value.__html__() if hasattr(value, "__html__") else _escape_inner(str(value))


def looked_up(holder: Any, name: str) -> Any:
    """What `holder.name` means in a template: a value of a record, else an attribute. Raises AttributeError."""
    return holder[name] if type(holder) is dict and name in holder else getattr(holder, name)


class Compiler(CodeGenerator):
    """Writes a template as Python."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole template, with our two functions in reach."""
        self.writeline(f"from {__name__} import escaped, looked_up")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What stands before a value that is put out."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"escaped({finalize.src or ''}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`row.key`: most of what pages name so are records."""
        self.write("looked_up(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """`row['key']` as Python writes it."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call as Python writes it, without asking first whether what is called wants to be given the context: nothing of ours does."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(given.key) for given in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")
