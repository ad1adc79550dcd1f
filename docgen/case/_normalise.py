"""Brings a parsed case into the one form in which it is kept: names, numbers, line ends.

Runs before the schema judges, and goes by the schemas, so a name is a name wherever an instrument
puts it. Not for correcting what a person wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from docgen.case.canonical import Json
from docgen.case.names import normalise_name, normalise_number
from docgen.catalogue import Catalogue, InstanceString

__all__ = ["KnownString", "normalise"]

# The path of the document that holds it, and the string with its path inside that.
KnownString: TypeAlias = tuple[tuple[str | int, ...], InstanceString]

_BY_DEFINITION: Mapping[str, Callable[[str], str]] = {
    f"{name}{may_be_empty}": change
    for name, change in (
        ("person_name", normalise_name),
        ("case_number", normalise_number),
        ("document_number", normalise_number),
    )
    for may_be_empty in ("", "_or_null")
}


def normalise(data: Json, catalogue: Catalogue) -> list[KnownString]:
    """Normalise ``data`` in place; gives the strings that the schemas know, as they came."""
    found: list[KnownString] = [((), each) for each in catalogue.schemas.strings("case", data)]
    for _, each in found:
        _put(data, each)
    papers = data.get("papers") if isinstance(data, dict) else None
    for index, paper in enumerate(papers if isinstance(papers, list) else ()):
        kind = paper.get("type") if isinstance(paper, dict) else None
        if isinstance(kind, str) and catalogue.find(kind) is not None:
            for each in catalogue.schemas.strings(kind, paper.get("data")):
                _put(paper["data"], each)
                found.append((("papers", index, "data"), each))
    return found


def _put(root: Json, string: InstanceString) -> None:
    change = _BY_DEFINITION.get(string.definition)
    if change is None and "\r" not in string.value:
        return
    value = string.value.replace("\r\n", "\n").replace("\r", "\n")
    value = change(value) if change else value
    if value == string.value or not string.path:
        return
    holder = root
    for step in string.path[:-1]:
        holder = holder[step]
    holder[string.path[-1]] = value
