"""RFC 6901 JSON Pointers: building, and resolving in a frozen case. Not for JSONPath."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docgen.case.canonical import Json

__all__ = ["pointer", "resolve"]


def pointer(path: Iterable[str | int]) -> str:
    """The pointer of a path of keys and indexes; ``""`` for the whole document."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def resolve(document: Json, where: str) -> Json:
    """The value at ``where``, or None where nothing stands there."""
    value = document
    for step in where.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, Sequence) and not isinstance(value, str) and key.isdecimal():
            value = value[int(key)] if int(key) < len(value) else None
        else:
            return None
    return value
