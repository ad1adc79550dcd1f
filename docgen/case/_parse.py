"""Bytes to JSON, with limits that hold before anything recursive runs.

Says where a fault stands by line and column. Not for the schema (``docgen.case._validate``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, NoReturn

from docgen.values import Finding, Severity

__all__ = ["Limits", "parse"]

_BOM = b"\xef\xbb\xbf"
# Possessive and with an optional closing quote, so that an unclosed string costs one pass.
_STRING = r'"(?:[^"\\]++|\\.)*+'
_NESTING = re.compile(rf'{_STRING}"?|[\[{{]|[\]}}]', re.DOTALL)
_NO_BRACKETS = re.compile(rf'(?:{_STRING}"?|[^"\[{{\]}}]++)++', re.DOTALL)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_TOKEN = re.compile(
    rf'(?P<string>{_STRING}"|(?P<unclosed>{_STRING}))'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)"
    r"|(?P<constant>-?Infinity|NaN)|(?P<number>-?[0-9][0-9.eE+-]*)",
    re.DOTALL,
)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST = 2**53
_MOST_FAULTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a case may be before it is refused unread."""

    max_bytes: int = 8 * 1024 * 1024
    max_depth: int = 64
    max_containers: int = 50_000


class _RefusedError(Exception):
    """A fault that JSON readers pass in silence; its place is looked up afterwards."""


def parse(raw: bytes, limits: Limits) -> tuple[Any, tuple[Finding, ...]]:
    """The JSON value and what was found; the value is None where an error was found."""
    if len(raw) > limits.max_bytes:
        return None, (_finding("json-too-large", limit=limits.max_bytes // 1024, size=len(raw)),)
    notes = (_finding("json-bom", Severity.WARNING),) if raw.startswith(_BOM) else ()
    try:
        text = raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        return None, (*notes, _at("json-encoding", before, len(before)))
    nesting = _nesting_fault(text, limits)
    if nesting is not None:
        return None, (*notes, nesting)
    value, faults = _read(text)
    return value, (*notes, *faults)


def _read(text: str) -> tuple[Any, tuple[Finding, ...]]:
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_whole,
            parse_float=_number,
        )
    except _RefusedError:
        return None, _faults(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        return None, (_at("json-truncated" if cut else "json-syntax", text, error.pos),)
    if _SURROGATE_ESCAPE.search(text):
        faults = _faults(text)
        return (None if faults else value), faults
    return value, ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RefusedError
    return members


def _constant(_name: str) -> NoReturn:
    raise _RefusedError


def _whole(digits: str) -> int:
    if abs(float(digits)) > _LARGEST:
        raise _RefusedError
    return int(digits)


def _number(digits: str) -> int | float:
    """JSON Schema takes 3.0 for a whole number, so it becomes one."""
    number = float(digits)
    if abs(number) > _LARGEST:
        raise _RefusedError
    return int(number) if number.is_integer() else number


def _is_usable(digits: str) -> bool:
    try:
        _number(digits)
    except _RefusedError:
        return False
    return True


def _nesting_fault(text: str, limits: Limits) -> Finding | None:
    """Where lists and objects stand too deep or are too many, found without recursion."""
    brackets = _NO_BRACKETS.sub("", text)
    deepest = max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)
    if deepest <= limits.max_depth and len(brackets) <= limits.max_containers:
        return None
    depth = count = 0
    for token in _NESTING.finditer(text):
        first = token[0][0]
        if first in "[{":
            depth, count = depth + 1, count + 1
            if depth > limits.max_depth:
                return _at("json-too-deep", text, token.start(), limit=limits.max_depth)
            if count > limits.max_containers:
                return _at("json-too-many", text, token.start(), limit=limits.max_containers)
        elif first in "]}":
            depth -= 1
    return None


def _faults(text: str) -> tuple[Finding, ...]:
    """What a reader would pass in silence; the first faults by place, the others counted."""
    places = _scan(text)
    shown = tuple(_placed(text, islice(places, _MOST_FAULTS)))
    more = sum(1 for _ in places)
    return (*shown, _finding("json-more", shown=len(shown), more=more)) if more else shown


def _placed(text: str, faults: Iterable[tuple[str, int]]) -> Iterator[Finding]:
    """Faults, which come in their order, by line and column: one pass over the text for all."""
    line, before_line, seen = 1, -1, 0
    for code, position in faults:
        line += text.count("\n", seen, position)
        before_line = max(before_line, text.rfind("\n", seen, position))
        seen = position
        yield _finding(code, line=line, column=position - before_line)


def _scan(text: str) -> Iterator[tuple[str, int]]:
    """Duplicate keys, NaN and lone surrogates, and where; runs only when there is one."""
    keys: list[set[str] | None] = [None]
    expects_key = False
    for token in _TOKEN.finditer(text):
        kind, start = token.lastgroup, token.start()
        if kind == "open":
            keys.append(set() if token[0] == "{" else None)
        elif kind == "close" and len(keys) > 1:
            keys.pop()
        elif kind == "constant" or (kind == "number" and not _is_usable(token[0])):
            yield "json-number", start
        elif kind == "string" and token["unclosed"] is None:
            faults = _string_faults(token[0], keys[-1] if expects_key else None)
            yield from ((code, start) for code in faults)
        expects_key = kind in {"open", "comma"} and keys[-1] is not None


def _string_faults(quoted: str, keys: set[str] | None) -> Iterator[str]:
    value = json.loads(quoted, strict=False)
    if _LONE_SURROGATE.search(value):
        yield "json-surrogate"
    if keys is not None:
        if value in keys:
            yield "json-duplicate-key"
        keys.add(value)


def _at(code: str, text: str, position: int, **params: int) -> Finding:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return _finding(code, Severity.ERROR, line=line, column=column, **params)


def _finding(code: str, severity: Severity = Severity.ERROR, /, **params: int) -> Finding:
    texts = {key: str(value) for key, value in params.items()}
    return Finding(code=code, severity=severity, where="", params=texts)
