"""Changes to a JSON text: JSON Merge Patch (RFC 7396) and JSON Patch (RFC 6902). Pure.

Not for whether the text is a good case afterwards.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.service.work.errors import PatchError

__all__ = ["merged", "patched"]

# Characters of JSON: what is copied into itself doubles each time.
_MOST_COPIED = 4_000_000
_UNFIT = (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError)


def merged(target: Any, patch: Any) -> Any:  # noqa: ANN401 - any JSON value
    """JSON Merge Patch (RFC 7396): null removes, objects merge, everything else replaces."""
    if not isinstance(patch, Mapping):
        return patch
    result = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def patched(target: Mapping[str, Any], operations: Sequence[Any]) -> dict[str, Any]:
    """JSON Patch (RFC 6902), all operations or none.

    Raises:
        PatchError: an operation is none, leads nowhere, or tests for what is not there.
    """
    whole: dict[str, Any] = copy.deepcopy(dict(target))
    left = _MOST_COPIED
    for index, operation in enumerate(operations):
        try:
            _apply(whole, operation)
            if operation["op"] == "copy":
                left -= len(json.dumps(_at(whole, _parts(operation["from"]))))
                _require(left >= 0)
        except _UNFIT as error:
            raise PatchError(where=f"/{index}") from error
    return whole


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError


def _apply(whole: dict[str, Any], operation: Mapping[str, Any]) -> None:
    path = _parts(operation["path"])
    match operation["op"]:
        case "add":
            _add(whole, path, copy.deepcopy(operation["value"]))
        case "remove":
            _take(whole, path)
        case "replace":
            value = copy.deepcopy(operation["value"])
            _take(whole, path)
            _add(whole, path, value)
        case "move":
            source = _parts(operation["from"])
            _require(path[: len(source)] != source or path == source)
            _add(whole, path, _take(whole, source))
        case "copy":
            _add(whole, path, copy.deepcopy(_at(whole, _parts(operation["from"]))))
        case "test":
            _require(_same(_at(whole, path), operation["value"]))
        case _:
            raise ValueError


def _parts(pointer: str) -> list[str]:
    """The parts of a JSON Pointer (RFC 6901) that leads to something inside."""
    empty, *parts = pointer.split("/")
    _require(not empty and bool(parts))
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]


def _at(value: Any, path: Sequence[str]) -> Any:  # noqa: ANN401 - any JSON value
    for part in path:
        value = value[_index(part, len(value) - 1)] if isinstance(value, list) else value[part]
    return value


def _add(whole: dict[str, Any], path: Sequence[str], value: object) -> None:
    parent, name = _at(whole, path[:-1]), path[-1]
    if isinstance(parent, list):
        parent.insert(len(parent) if name == "-" else _index(name, len(parent)), value)
    elif isinstance(parent, dict):
        parent[name] = value
    else:
        raise TypeError


def _take(whole: dict[str, Any], path: Sequence[str]) -> object:
    parent, name = _at(whole, path[:-1]), path[-1]
    if isinstance(parent, list):
        return parent.pop(_index(name, len(parent) - 1))
    return parent.pop(name)


def _index(text: str, last: int) -> int:
    """The place in an array: digits without a leading zero, no sign, not beyond ``last``."""
    if not (text.isascii() and text.isdecimal()) or (text != "0" and text[0] == "0"):
        raise ValueError
    if int(text) > last:
        raise IndexError
    return int(text)


def _same(one: object, other: object) -> bool:
    """Whether two JSON values are equal; true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    return one == other
