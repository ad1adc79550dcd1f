"""Rewrites the syntax tree of a part so that what it prints is marked by where it comes from.

Beside each printed expression goes a second one that asks for its place: that of its value, of the
input of a filter, of what a comparison compares. A word chosen by a code, and the slash that stands
for an empty value, are marked by what chose them. Not for running templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.case.canonical import Json
from docgen.fill._environment import printed, template_environment
from docgen.fill.located import LocatedText, place_in, place_of
from docgen.marks import marked

__all__ = ["mark_outputs", "marking_environment"]

_MARK, _PLACE, _TEXT, _ITEMS = "docgen_mark", "docgen_place", "docgen_text", "docgen_items"
_SLASH = "/"
_OPENS_TEXT = re.compile(r"w:t(?: [^>]*)?(?<!/)>")
_WHOLE = object()


@cache
def marking_environment() -> ImmutableSandboxedEnvironment:
    """The sandbox of templates, with the filters that only rewriting writes."""
    sandbox = template_environment().overlay()
    assert isinstance(sandbox, ImmutableSandboxedEnvironment)
    sandbox.filters = {
        **template_environment().filters,
        _MARK: _mark,
        _PLACE: _place,
        _TEXT: _text,
        _ITEMS: _items,
    }
    return sandbox


def _mark(value: Json, where: str | None) -> Markup:
    text = printed(value)
    return text if where is None else Markup(marked(text, where))  # noqa: S704 - both are escaped


def _place(holder: Json, key: Any = _WHOLE) -> str | None:  # noqa: ANN401 - a field or an index
    return place_of(holder) if key is _WHOLE else place_in(holder, key)


def _text(value: Json, where: str | None) -> Json:
    """A text that a filter made, standing where its input stands."""
    if where is None or place_of(value) is not None or not isinstance(value, str):
        return value
    return LocatedText.at(where, value)


def _items(values: Json, where: str | None) -> list[Json]:
    return [_text(value, where) for value in values]


def mark_outputs(
    tree: nodes.Template, environment: ImmutableSandboxedEnvironment
) -> nodes.Template:
    """The tree, rewritten in place for an environment; it must be of the allowed grammar."""
    tree.body = _Rewriter().body(tree.body)
    tree.set_environment(environment)
    tree.set_lineno(1)
    return tree


class _Rewriter:
    """Walks a part in the order of its text, so as to know what stands between ``<w:t>`` tags."""

    def __init__(self) -> None:
        self._in_text = False

    def body(self, body: list[nodes.Node]) -> list[nodes.Node]:
        return [self._node(node) for node in body]

    def _node(self, node: nodes.Node) -> nodes.Node:
        if isinstance(node, nodes.Output):
            node.nodes = [self._output(each) for each in node.nodes]
        elif isinstance(node, nodes.If):
            return self._choice(node)
        elif isinstance(node, nodes.For):
            node.iter = _filtered(node.iter, _ITEMS, _origin(node.iter))
            node.body, node.else_ = self.body(node.body), self.body(node.else_)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            node.node = _filtered(node.node, _TEXT, _origin(node.node))
        return node

    def _output(self, node: nodes.Expr) -> nodes.Expr:
        if not isinstance(node, nodes.TemplateData):
            return _filtered(node, _MARK, _origin(node)) if self._in_text else node
        _, found, tag = node.data.rpartition("<")
        if found:
            self._in_text = _OPENS_TEXT.match(tag) is not None
        return node

    def _choice(self, node: nodes.If) -> nodes.Node:
        branches = [node, *node.elif_]
        if self._in_text:
            word = _chosen_word(node)
            if word is not None:
                return word
            for branch in branches:
                branch.body = _with_slash_marked(branch.body, branch.test)
            node.else_ = _with_slash_marked(node.else_, node.test)
        for branch in branches:
            branch.body = self.body(branch.body)
        node.else_ = self.body(node.else_)
        return node


def _filtered(node: nodes.Node, name: str, where: nodes.Expr | None) -> nodes.Expr:
    assert isinstance(node, nodes.Expr)
    return node if where is None else nodes.Filter(node, name, [where], [], None, None)


def _text_of(body: list[nodes.Node]) -> nodes.TemplateData | None:
    """What a branch prints, if that is only a text of the template."""
    if not body:
        return nodes.TemplateData("")
    if len(body) > 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) > 1:
        return None
    text = body[0].nodes[0]
    return text if isinstance(text, nodes.TemplateData) and "<" not in text.data else None


def _with_slash_marked(body: list[nodes.Node], test: nodes.Node) -> list[nodes.Node]:
    """A branch that prints a slash for want of something, marked as that something."""
    text = _text_of(body)
    if text is None or text.data != _SLASH:
        return body
    return [nodes.Output([_filtered(text, _MARK, _origin(test))])]


def _chosen_word(node: nodes.If) -> nodes.Output | None:
    """The expression of a word that one code decides, in place of its branches."""
    code = node.test.expr if isinstance(node.test, nodes.Compare) else None
    branches = [node, *node.elif_]
    texts = [_text_of(branch.body) for branch in branches]
    word: nodes.Expr | None = _text_of(node.else_)
    if word is None or code is None or not all(_decides(branch.test, code) for branch in branches):
        return None
    for branch, text in zip(reversed(branches), reversed(texts), strict=True):
        if text is None:
            return None
        word = nodes.CondExpr(branch.test, text, word)
    return nodes.Output([_filtered(word, _MARK, _origin(code))])


def _decides(test: nodes.Node, code: nodes.Expr) -> bool:
    if not isinstance(test, nodes.Compare) or len(test.ops) > 1 or test.expr != code:
        return False
    return test.ops[0].op == "eq" and isinstance(test.ops[0].expr, nodes.Const)


def _origin(node: nodes.Node | None) -> nodes.Expr | None:
    """An expression for where the value of another one stands; None where it stands nowhere."""
    for kind, read in _ORIGINS.items():
        if isinstance(node, kind):
            return read(node)
    return None


def _of_name(node: nodes.Name) -> nodes.Expr:
    return nodes.Filter(node, _PLACE, [], [], None, None)


def _of_field(node: nodes.Getattr) -> nodes.Expr:
    return _filtered(node.node, _PLACE, nodes.Const(node.attr))


def _of_item(node: nodes.Getitem) -> nodes.Expr | None:
    if isinstance(node.arg, nodes.Slice):
        return _origin(node.node)
    return _filtered(node.node, _PLACE, node.arg)


def _of_call(node: nodes.Call) -> nodes.Expr | None:
    """``text.splitlines()``, the one call of the language."""
    return _origin(node.node.node) if isinstance(node.node, nodes.Getattr) else None


def _of_first(node: nodes.Expr) -> nodes.Expr | None:
    """The first operand that stands somewhere."""
    found = (_origin(each) for each in node.iter_child_nodes() if isinstance(each, nodes.Expr))
    return next((where for where in found if where is not None), None)


def _of_compared(node: nodes.Compare) -> nodes.Expr | None:
    sides = (node.expr, *(each.expr for each in node.ops))
    return next((where for where in map(_origin, sides) if where is not None), None)


def _of_or(node: nodes.Or) -> nodes.Expr | None:
    """The value that is there, or where one would stand."""
    left, right = _origin(node.left), _origin(node.right)
    if left is None or right is None:
        return left or right
    return nodes.CondExpr(node.left, left, nodes.Or(right, left))


def _of_and(node: nodes.And) -> nodes.Expr | None:
    left, right = _origin(node.left), _origin(node.right)
    if left is None or right is None:
        return left or right
    return nodes.CondExpr(node.left, right, left)


def _of_condition(node: nodes.CondExpr) -> nodes.Expr | None:
    """Where the value taken stands; for words of the template, where what chose them stands."""
    test = _origin(node.test)
    taken, other = _origin(node.expr1) or test, _origin(node.expr2) or test
    nowhere = nodes.Const(None)
    if taken is None and other is None:
        return None
    return nodes.CondExpr(node.test, taken or nowhere, other or nowhere)


_ORIGINS: Mapping[type[nodes.Node], Callable[[Any], nodes.Expr | None]] = {
    nodes.Name: _of_name,
    nodes.Getattr: _of_field,
    nodes.Getitem: _of_item,
    nodes.Call: _of_call,
    nodes.Compare: _of_compared,
    nodes.Or: _of_or,
    nodes.And: _of_and,
    nodes.CondExpr: _of_condition,
    nodes.Filter: lambda node: _origin(node.node),
    nodes.Test: lambda node: _origin(node.node),
    nodes.UnaryExpr: lambda node: _origin(node.node),
    nodes.BinExpr: _of_first,
    nodes.Concat: _of_first,
}
