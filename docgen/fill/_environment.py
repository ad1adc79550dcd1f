"""The sandbox in which templates run, and how a value becomes WordprocessingML.

Templates see mappings, lists, text and numbers, the filters of ``docgen.fill.filters``, three
tests, and nothing else. Not for reading Word files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup, escape

from docgen.case.canonical import Json
from docgen.fill._budget import COUNTED, JOINED, calculated, counted, joined
from docgen.fill.filters import FILTERS

__all__ = ["ATTRIBUTE_FILTER", "Sandbox", "printed", "sandboxed", "template_environment"]

ATTRIBUTE_FILTER = "docgen_attribute"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
# What XML 1.0 forbids, the C1 controls, and half characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
# Most values hold nothing to escape, drop or break; one look tells.
_SPECIAL = re.compile("[&<>\"'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TESTS = ("defined", "none", "undefined")


class Sandbox(ImmutableSandboxedEnvironment):
    """Looks names up in mappings only, so a field called ``copy`` or ``items`` is a field."""

    intercepted_binops = frozenset({"+", "-", "*", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja2's signature
        if isinstance(obj, Mapping):
            return self.getitem(obj, attribute)
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        if isinstance(obj, str) and attribute == "splitlines":
            return obj.splitlines
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - jinja2's signature
        held = getattr(obj, "__self__", None)
        return isinstance(held, str) and getattr(obj, "__name__", "") == "splitlines"

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        return calculated(context, operator, left, right)


@cache
def template_environment() -> ImmutableSandboxedEnvironment:
    """The one environment; it holds no state of any template."""
    return sandboxed(Sandbox, undefined=StrictUndefined)


def sandboxed(
    kind: type[Sandbox],
    *,
    undefined: type[Undefined],
    finalize: Callable[[Json], object] | None = None,
) -> ImmutableSandboxedEnvironment:
    """An environment with the filters and tests of templates."""
    sandbox = kind(
        undefined=undefined,
        autoescape=True,
        finalize=finalize or printed,
        keep_trailing_newline=True,
        cache_size=0,
    )
    sandbox.filters = {
        **FILTERS,
        ATTRIBUTE_FILTER: _attribute,
        COUNTED: counted,
        JOINED: joined,
    }
    sandbox.tests = {name: TESTS[name] for name in _TESTS}
    sandbox.globals = {}
    return sandbox


def printed(value: Json) -> Markup:
    """A value between ``<w:t>`` and ``</w:t>``: text and line breaks, never other structure."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str) and _SPECIAL.search(value) is None:
        return Markup(value)  # noqa: S704 - nothing in it to escape
    return Markup(escape(_clean(value)).replace("\n", Markup(_BREAK)))  # noqa: S704 - escaped


def _attribute(value: Json) -> Markup:
    """A value inside an attribute of a tag."""
    return Markup(escape(_clean(value)).replace("\n", " "))  # noqa: S704 - escaped


def _clean(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise SecurityError("a template prints texts and numbers only")
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", str(value)))
