"""RFC 6901 JSON Pointers: building, and resolving in a frozen case. Not for JSONPath."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from docgen.case.canonical import Json

__all__ = ["pointer", "resolve"]

# What a case is made of, parsed or frozen; asking for the abstract types costs rules too much.
_OBJECTS = (dict, MappingProxyType)
_LISTS = (list, tuple)


def pointer(path: Iterable[str | int]) -> str:
    """The pointer of a path of keys and indexes; ``""`` for the whole document."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def resolve(document: Json, where: str) -> Json:
    """The value at ``where``, or None where nothing stands there."""
    value = document
    for step in where.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~") if "~" in step else step
        if isinstance(value, _OBJECTS):
            value = value.get(key)
        elif isinstance(value, _LISTS) and key.isdecimal():
            value = value[int(key)] if int(key) < len(value) else None
        else:
            return None
    return value
