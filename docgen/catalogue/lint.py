"""The linter of schema files: the subset of JSON Schema in which our schemas are written.

Two validators must agree on every case, a clerk must understand every message, and a form is
drawn from titles; so keywords, patterns and openness are bounded here. Not for cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.catalogue.annotations import annotation_faults
from docgen.catalogue.formats import FORMATS
from docgen.values import Finding, Severity

__all__ = ["lint_schema"]

# What the fields of references may narrow, and the values by which.
_OFFERED: Mapping[str, tuple[str, ...]] = {
    "x-evidence": ("photo", "document", "electronic", "physical", "recording"),
    "x-staff": (
        "officer",
        "auxiliary",
        "unit_head",
        "body_head",
        "legal_reviewer",
        "archivist",
        "seal_keeper",
        "supervisor",
    ),
}
_KEYWORDS = frozenset(
    {
        "$defs",
        "$id",
        "$ref",
        "$schema",
        "additionalProperties",
        "allOf",
        "const",
        "description",
        "enum",
        "examples",
        "format",
        "if",
        "items",
        "maxItems",
        "maxLength",
        "maximum",
        "minItems",
        "minLength",
        "minimum",
        "pattern",
        "properties",
        "required",
        "then",
        "title",
        "type",
        "uniqueItems",
        "x-docgen",
        *_OFFERED,
    }
)
_FORMATS = frozenset({"date", "date-time", *FORMATS})
_TYPES = frozenset({"string", "integer", "boolean", "object", "array", "null"})
# These classes differ between regular expression engines.
_UNPORTABLE = re.compile(r"(?<!\\)(?:\\\\)*\\[dDwWpPsSbB]|\(\?[^:=!]")


def lint_schema(schema: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Everything in a schema document that our subset does not admit, with JSON Pointers."""
    found = list(_nodes(schema, ""))
    if "x-docgen" in schema:
        for key, expected in annotation_faults(schema["x-docgen"]):
            where = f"/x-docgen/{key}".rstrip("/")
            found.append(_fault("schema-file-annotation", where, key=key, expected=expected))
        found += _facts(schema)
    return tuple(found)


def _fault(code: str, where: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=where, params=params)


def _facts(schema: Mapping[str, Any]) -> Iterator[Finding]:
    """Facts must point at fields that the schema itself has."""
    annotations = schema["x-docgen"]
    facts = annotations.get("facts") if isinstance(annotations, Mapping) else None
    for name, pointer in facts.items() if isinstance(facts, Mapping) else ():
        head, _, field = str(pointer).removeprefix("/").partition("/")
        known = schema.get("properties", {})
        if head == "data" and field.partition("/")[0] not in known:
            yield _fault("schema-file-fact", f"/x-docgen/facts/{name}", pointer=str(pointer))


def _offered(node: Mapping[str, Any], where: str) -> Iterator[Finding]:
    """Which kinds of evidence, and staff of which duties, a field offers to choose from."""
    for key in sorted(_OFFERED.keys() & node.keys()):
        kinds, known = node[key], _OFFERED[key]
        if not isinstance(kinds, list | tuple) or not kinds or not set(kinds) <= set(known):
            expected = f"a list of {', '.join(known)}"
            yield _fault("schema-file-annotation", f"{where}/{key}", key=key, expected=expected)


def _nodes(node: Mapping[str, Any] | bool, where: str) -> Iterator[Finding]:
    if isinstance(node, bool):
        yield _fault("schema-file-keyword", where, keyword=str(node).lower())
        return
    for key in sorted(node.keys() - _KEYWORDS):
        yield _fault("schema-file-keyword", f"{where}/{key}", keyword=key)
    yield from _offered(node, where)
    yield from _values(node, where)
    yield from _openness(node, where)
    yield from _conditions(node, where)
    for key, child in node.get("properties", {}).items():
        if (
            not isinstance(child, bool)
            and "title" not in child
            and not where.endswith(("/then", "/if"))
        ):
            yield _fault("schema-file-title", f"{where}/properties/{key}", field=key)
    for pointer, child in _children(node, where):
        yield from _nodes(child, pointer)


def _children(
    node: Mapping[str, Any], where: str
) -> Iterator[tuple[str, Mapping[str, Any] | bool]]:
    for keyword in ("properties", "$defs"):
        for name, child in node.get(keyword, {}).items():
            yield f"{where}/{keyword}/{name}", child
    for keyword in ("items", "if", "then"):
        if keyword in node:
            yield f"{where}/{keyword}", node[keyword]
    for index, child in enumerate(node.get("allOf", ())):
        yield f"{where}/allOf/{index}", child


def _values(node: Mapping[str, Any], where: str) -> Iterator[Finding]:
    types = node.get("type", [])
    for name in {types} if isinstance(types, str) else set(types):
        if name not in _TYPES:
            yield _fault("schema-file-type", f"{where}/type", type=name)
    if "format" in node and node["format"] not in _FORMATS:
        yield _fault("schema-file-format", f"{where}/format", format=str(node["format"]))
    pattern = node.get("pattern")
    if pattern is not None and not _is_portable(pattern):
        yield _fault("schema-file-pattern", f"{where}/pattern", pattern=pattern)


def _is_portable(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    anchored = pattern.startswith("^") and pattern.endswith("$")
    return anchored and _UNPORTABLE.search(pattern) is None


def _conditions(node: Mapping[str, Any], where: str) -> Iterator[Finding]:
    """``allOf`` holds conditions only, and a condition asks for keys of given values."""
    for index, branch in enumerate(node.get("allOf", ())):
        if isinstance(branch, bool) or isinstance(branch.get("if"), bool):
            continue
        condition = branch.get("if", {})
        asked = condition.get("properties", {}).values()
        plain = condition.keys() <= {"required", "properties"} and all(
            not isinstance(schema, bool) and schema.keys() in ({"const"}, {"enum"})
            for schema in asked
        )
        if branch.keys() != {"if", "then"} or not plain:
            yield _fault("schema-file-condition", f"{where}/allOf/{index}")


def _openness(node: Mapping[str, Any], where: str) -> Iterator[Finding]:
    """An object that lists properties is closed, unless its branches close it by reference."""
    if "properties" not in node or where.endswith(("/if", "/then")):
        return
    branches = node.get("allOf", [])
    closed_by_branches = branches and all(map(_closes, branches))
    if node.get("additionalProperties") is not False and not closed_by_branches:
        yield _fault("schema-file-open", where)


def _closes(branch: Mapping[str, Any] | bool) -> bool:
    """Whether a branch hands its fields to another schema."""
    then = {} if isinstance(branch, bool) else branch.get("then", {})
    return not isinstance(then, bool) and "$ref" in then
