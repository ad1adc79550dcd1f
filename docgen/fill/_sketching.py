"""The sandbox in which a template shows a case that is not whole: what is missing prints nothing.

Everywhere else a missing value is an error (``_environment``), and so it is where papers are
issued. Not for templates under development: their mistakes must be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from docgen.fill._budget import COUNTED, calculated, counted
from docgen.fill._environment import Sandbox, printed, sandboxed
from docgen.fill._marking import marking_environment

__all__ = ["patient_tree", "sketching_environment"]

_CUT = "docgen_cut"
_UNWRITABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    SecurityError,
    TypeError,
    ValueError,
)


class Missing(Undefined):
    """What is not there: empty as a text and as a list, false, and so is all that is in it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Missing:
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def _self(self, *_args: object, **_kwargs: object) -> Missing:
        return self

    def _false(self, _other: object) -> bool:
        return False

    def __html__(self) -> str:
        return ""

    __getitem__ = __call__ = _self  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = _self  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _false  # type: ignore[assignment]


class _Sketching(Sandbox):
    """Calls and adds what is missing without complaint."""

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - jinja2's signature
        return isinstance(obj, Missing) or super().is_safe_callable(obj)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        try:
            return calculated(context, operator, left, right)
        except SecurityError:
            return Missing()


@cache
def sketching_environment() -> ImmutableSandboxedEnvironment:
    """The environment of marked templates, patient with what is missing."""
    sandbox = sandboxed(_Sketching, undefined=Missing, finalize=_patient(printed))
    patient = {name: _patient(write) for name, write in marking_environment().filters.items()}
    sandbox.filters = {**patient, COUNTED: _counted, _CUT: _cuttable}
    return sandbox


class _Cutter(NodeTransformer):
    """Lets parts be cut out of texts that are not there."""

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = nodes.Filter(node.node, _CUT, [], [], None, None, lineno=node.lineno)
        return node


def patient_tree(tree: nodes.Template) -> nodes.Template:
    """The tree, rewritten in place so that cutting what is missing is no error."""
    rewritten = _Cutter().visit(tree)
    assert isinstance(rewritten, nodes.Template)
    return rewritten


def _patient(write: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that writes nothing where it is given what it cannot write."""

    @wraps(write)
    def written(*args: object) -> object:
        given = [None if isinstance(each, Missing) else each for each in args]
        try:
            return write(*given)
        except _UNWRITABLE:
            return Missing()

    return written


def _cuttable(value: object) -> object:
    return value if isinstance(value, str | list) else ""


@pass_context
def _counted(context: Context, values: Any) -> Iterator[Any]:  # noqa: ANN401 - any value of a case
    return counted(context, values if isinstance(values, Iterable) else ())
