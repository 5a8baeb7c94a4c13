"""Compiling of page templates for speed: attributes and functions are reached directly, as in any Python code.

Jinja looks at each value first, since it could be a dictionary, or a function that wants to know the template. Ours hold
values with attributes and plain functions, tens of thousands of times a second.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def _marked(escaped: Callable[[str], str]) -> Callable[[str], Markup]:
    return lambda text: Markup(escaped(text))  # noqa: S704 - escaped by the function


class DirectCode(CodeGenerator):
    """Writes `a.b` for `a.b` and `f(x)` for `f(x)`, and an escaped text without a look at it."""

    environment: "DirectEnvironment"
    _escaped: nodes.Filter | None = None  # the filter whose result is written as it comes

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """Write the look-up of an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's own
        """Write a call with its arguments in their places, then those with names."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """Write a stretch of text and values as one piece: for each piece the template's function stops and goes on."""
        if frame.buffer is not None or frame.require_output_check or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        finalize = self._make_finalize()
        self.writeline("yield concat((")
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """Open what writes a value: text is escaped, markup stands as it is."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Filter) and node.name in self.environment.escapes:
            self._escaped = node
            self.write(f"environment.escapes[{node.name!r}](")
        else:
            self.write("environment.shown(")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja names it
        """Write the call of a filter, unless what writes its result calls it."""
        if node is self._escaped and node.node is not None:
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)


class DirectEnvironment(jinja2.Environment):
    """Compiles so, and gives each template its global names in one dictionary instead of a chain of them."""

    code_generator_class = DirectCode

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        self.escapes: dict[str, Callable[[str], str]] = {}
        self._known: dict[str, jinja2.Template] = {}
        super().__init__(**options)

    def add_escapes(self, **escapes: Callable[[str], str]) -> None:
        """Add filters that make HTML of text; where their result is written, no more is asked of it."""
        self.escapes.update(escapes)
        self.filters.update({name: _marked(escape_) for name, escape_ in escapes.items()})

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja names it
    ) -> jinja2.Template:
        """Return a template by name, looked for once."""
        if isinstance(name, jinja2.Template):
            return name
        if name not in self._known:
            self._known[name] = super().get_template(name, parent, globals)
        return self._known[name]

    @staticmethod
    def shown(value: object) -> str:
        """Return a value as HTML; most texts have nothing to escape."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]
        if kind is str:  # asked for each sign, which takes half the time of a pattern
            acts = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value  # type: ignore[operator]
            return escape(value) if acts else value  # type: ignore[return-value]
        return str(value) if kind is int or kind is float else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the global names of a template."""
        return {**self.globals, **(d or {})}
