"""What one filling may cost: loops and joined texts draw on a budget that no paper uses up.

A template cannot be trusted to end: ten loops inside each other over one text would run for years.
Not for what a template may say (``docgen.fill._grammar``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from jinja2 import nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer

__all__ = ["BUDGET", "COUNTED", "JOINED", "Budget", "budgeted", "calculated", "counted", "joined"]

# Names that begin with a stroke are out of a template's reach.
BUDGET, COUNTED, JOINED = "_budget", "_counted", "_joined"

_STEPS = 200_000
_LONGEST = 100_000
_LARGEST = 10**18
_CHARACTERS_PER_STEP = 1000


@dataclass(slots=True)
class Budget:
    """The steps that are left of one filling."""

    steps: int = _STEPS

    def spend(self, steps: int) -> None:
        """Take some steps; an error where none are left."""
        self.steps -= steps
        if self.steps < 0:
            raise SecurityError("the template repeats too much")


class _Rewriter(NodeTransformer):
    """Sends loops and joins through the filters below."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        node.iter = _filtered(node.iter, COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None, lineno=node.lineno)


def budgeted(tree: nodes.Template) -> nodes.Template:
    """The tree with every loop and join counted."""
    rewritten = _Rewriter().visit(tree)
    assert isinstance(rewritten, nodes.Template)
    return rewritten


@pass_context
def counted(context: Context, values: Iterable[Any]) -> Iterator[Any]:
    """The values of a loop, one step each."""
    budget = _of(context)
    for value in values:
        budget.spend(1)
        yield value


@pass_context
def joined(context: Context, values: list[Any]) -> str:
    """Texts set one after the other."""
    return _text(_of(context), markup_join(values))


def calculated(context: Context, operator: str, left: object, right: object) -> object:
    """The result of an operator: of numbers, or two texts added."""
    if operator == "+" and isinstance(left, str) and isinstance(right, str):
        return _text(_of(context), left + right)
    if isinstance(left, int | Decimal) and isinstance(right, int | Decimal):
        return _number(operator, left, right)
    raise SecurityError("only numbers are calculated with, and texts added")


def _number(operator: str, left: Any, right: Any) -> object:  # noqa: ANN401 - int or Decimal
    match operator:
        case "+":
            result = left + right
        case "-":
            result = left - right
        case "*":
            result = left * right
        case _:
            result = left % right
    if abs(result) > _LARGEST:
        raise SecurityError("a number is too large")
    return result


def _text(budget: Budget, text: str) -> str:
    budget.spend(1 + len(text) // _CHARACTERS_PER_STEP)
    if len(text) > _LONGEST:
        raise SecurityError("a text is too long")
    return text


def _of(context: Context) -> Budget:
    budget = context.get(BUDGET)
    return budget if isinstance(budget, Budget) else Budget()
