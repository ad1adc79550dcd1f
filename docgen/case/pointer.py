"""RFC 6901 JSON Pointers: building, and resolving in a frozen case. Not for JSONPath."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

from docgen.case.canonical import Json

__all__ = ["carried", "pointer", "resolve"]

# What a case is made of, parsed or frozen; asking for the abstract types costs rules too much.
_OBJECTS = (dict, MappingProxyType)
_LISTS = (list, tuple)


def pointer(path: Iterable[str | int]) -> str:
    """The pointer of a path of keys and indexes; ``""`` for the whole document."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def resolve(document: Json, where: str) -> Json:
    """The value at ``where``, or None where nothing stands there."""
    value = document
    for key in _keys(where):
        if isinstance(value, _OBJECTS):
            value = value.get(key)
        elif isinstance(value, _LISTS) and key.isdecimal():
            value = value[int(key)] if int(key) < len(value) else None
        else:
            return None
    return value


@lru_cache(maxsize=4096)
def _keys(where: str) -> tuple[str, ...]:
    steps = where.split("/")[1:]
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def carried(where: str, before: Json, after: Json) -> str | None:
    """The pointer in ``after`` of what stands at ``where`` in ``before``: entries by their ids.

    None where the entry is gone.
    """
    steps: list[str] = []
    for step in where.split("/")[1:]:
        here, there = resolve(before, _joined(steps)), resolve(after, _joined(steps))
        ident = _ident(here, step)
        steps.append(step)
        if ident is None or not isinstance(there, _LISTS):
            continue
        places = [place for place, _ in enumerate(there) if _ident(there, str(place)) == ident]
        if not places:
            return None
        steps[-1] = str(places[0])
    return _joined(steps)


def _joined(steps: Iterable[str]) -> str:
    return "".join(f"/{step}" for step in steps)


def _ident(holder: Json, step: str) -> str | None:
    """The id of an entry of a list, where it has one."""
    entry = resolve(holder, f"/{step}") if isinstance(holder, _LISTS) else None
    ident = entry.get("id") if isinstance(entry, _OBJECTS) else None
    return ident if isinstance(ident, str) else None
