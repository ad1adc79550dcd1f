"""A schema made to stand alone: what it refers to in other files comes along under ``$defs``.

For those who read a schema far from the files beside it. Not for validating here.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["bundled", "references"]

_OUTSIDE = re.compile(r"([a-z][a-z0-9-]*)\.schema\.json#/\$defs/([A-Za-z0-9_]+)")


def bundled(documents: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Any]:
    """The schema ``name`` of ``documents``; every reference in it begins with ``#/$defs/``.

    A definition of another file is named ``FILE.NAME``. Annotations and order stay.
    """
    whole = copy.deepcopy(dict(documents[name]))
    definitions = whole.setdefault("$defs", {})
    waiting = list(references(whole))
    while waiting:
        node = waiting.pop()
        outside = _OUTSIDE.fullmatch(node["$ref"])
        if outside is None:
            continue
        file, inner = outside.groups()
        local = inner if file == name else f"{file}.{inner}"
        node["$ref"] = f"#/$defs/{local}"
        if local not in definitions:
            definitions[local] = _at_home(documents[file]["$defs"][inner], file)
            waiting += references(definitions[local])
    if not definitions:
        del whole["$defs"]
    return whole


def _at_home(definition: Mapping[str, Any], file: str) -> dict[str, Any]:
    """A definition of ``file`` with its references to that file itself spelled out."""
    moved = copy.deepcopy(dict(definition))
    for node in references(moved):
        if node["$ref"].startswith("#/"):
            node["$ref"] = f"{file}.schema.json{node['$ref']}"
    return moved


def references(schema: object) -> Iterator[dict[str, Any]]:
    """Every object in a schema that holds a ``$ref``."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)
