"""Freezing JSON values, and their canonical form (after RFC 8785) for digests.

Numbers in a case are whole numbers only, so the one hard part of RFC 8785, the printing of
fractions, never arises. Not for printing JSON that people read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, TypeAlias

from docgen.values import Named

__all__ = ["Json", "canonical_json", "digest_json", "freeze", "thaw"]


# A JSON value: object, list, string, whole number, boolean or null.
Json: TypeAlias = Any

# Told by their exact type, and where they stand: a call for each costs more than the walk.
_LEAVES = frozenset({str, Named, int, bool, type(None)})
# To ask for the abstract type would cost more still.
_OBJECTS = (dict, MappingProxyType)


def freeze(value: Json) -> Json:
    """``value`` with every object read-only and every list a tuple."""
    if type(value) in _LEAVES:
        return value
    if isinstance(value, _OBJECTS):
        return MappingProxyType(
            {
                key: inner if type(inner) in _LEAVES else freeze(inner)
                for key, inner in value.items()
            }
        )
    return tuple(map(freeze, value))


def thaw(value: Json) -> Json:
    """Plain dicts and lists again, as ``json`` takes them."""
    if type(value) in _LEAVES:
        return value
    if isinstance(value, _OBJECTS):
        return {key: thaw(inner) for key, inner in value.items()}
    return list(map(thaw, value))


def canonical_json(value: Json) -> bytes:
    """The one byte form of a JSON value: sorted keys, no space, UTF-8."""
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":")).encode()


def digest_json(value: Json) -> str:
    """Hex SHA-256 of the canonical form."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _sorted(value: Json) -> Json:
    if type(value) in _LEAVES:
        return value
    if isinstance(value, _OBJECTS):
        return {
            key: inner if type(inner := value[key]) in _LEAVES else _sorted(inner)
            for key in _in_order(value)
        }
    if isinstance(value, list | tuple):
        return [_sorted(inner) for inner in value]
    if isinstance(value, float):
        raise TypeError("a fraction has no place in a case; money is a decimal string")
    return value


def _in_order(keys: Iterable[str]) -> list[str]:
    """RFC 8785 orders keys by UTF-16 code units; ASCII is in that order as it is."""
    ordered = sorted(keys)
    if not "".join(ordered).isascii():
        ordered.sort(key=lambda key: key.encode("utf-16-be"))
    return ordered
