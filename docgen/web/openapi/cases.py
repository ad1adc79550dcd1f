"""The schema of a case among the components of the description, where every tool resolves it.

Its definitions become components of their own. Not for the data of a paper, whose schema is that of
its instrument: ``/v1/schemas/{name}`` gives it, also for an agency's own instruments.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.catalogue.bundle import references

__all__ = ["CASE", "case_components"]

CASE: Mapping[str, str] = {"$ref": "#/components/schemas/Case"}
"""What a route says of a body that is a case."""

_ROOT = "Case"


def case_components(document: Mapping[str, Any]) -> dict[str, Any]:
    """The components of a case's schema that stands alone, by name: ``Case``, ``CaseParty``, ..."""
    whole = {name: value for name, value in document.items() if name not in ("$schema", "$id")}
    definitions = whole.pop("$defs")
    names = {each: _ROOT + _camel(each) for each in definitions}
    assert len(set(names.values())) == len(names)
    components = {_ROOT: whole, **{names[each]: definitions[each] for each in definitions}}
    for node in references(components):
        local = node["$ref"].removeprefix("#/$defs/")
        node["$ref"] = f"#/components/schemas/{names[local]}"
    return components


def _camel(name: str) -> str:
    """``common.case_number`` is told from a ``case_number`` of the case itself by ``Common``."""
    return "".join(word.capitalize() for word in name.replace(".", "_").split("_"))
