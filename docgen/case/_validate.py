"""What the schemas say against a case, as findings a clerk can act on.

jsonschema-rs judges; here its errors become pointers, codes and the Chinese titles of the fields.
No value of the case ever enters a finding. Not for what the law asks (``docgen.case.rules``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import jsonschema_rs

from docgen.case.canonical import Json
from docgen.case.pointer import pointer
from docgen.catalogue import Catalogue, SchemaNode
from docgen.values import Finding, Named, Severity

__all__ = ["schema_findings"]

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "boolean": "是或否（true 或 false）",
    "object": "一组字段",
    "array": "列表",
    "null": "空（null）",
}
_LIMITS = {
    "minLength": "schema-too-short",
    "maxLength": "schema-too-long",
    "minItems": "schema-too-few",
    "maxItems": "schema-too-many",
    "minimum": "schema-too-small",
    "maximum": "schema-too-large",
}
# What is no field may be anything, a person's name or number too: only what looks like the name of
# a field is repeated.
_FIELD_NAME = re.compile(r"(?!.*[0-9]{6})[A-Za-z_][A-Za-z0-9_-]{0,40}")
_CLEAREST_FIRST = (
    ("schema-null", "schema-type"),
    ("schema-format-",),
    ("schema-pattern", "schema-enum"),
)
_CASE = Named("案件", "case")
_UNRANKED = len(_CLEAREST_FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Which document an error belongs to, and where its instance stands in the case."""

    catalogue: Catalogue
    document: str
    instance: Json
    prefix: tuple[str | int, ...]
    heading: tuple[str, ...]

    def where(self, error: jsonschema_rs.ValidationError, *steps: str) -> str:
        return pointer((*self.prefix, *error.instance_path, *steps))

    def label(self, error: jsonschema_rs.ValidationError, *more: str) -> str:
        titles = self.catalogue.schemas.titles(self.document, error.evaluation_path[:-1])
        return Named.joined(" › ", (*self.heading, *titles, *more)) or _CASE

    def node(self, error: jsonschema_rs.ValidationError) -> Mapping[str, Any]:
        return self._trail(error)[-1].node

    def field_title(self, error: jsonschema_rs.ValidationError, key: str) -> str:
        return self.catalogue.schemas.field_title(self._trail(error), key)

    def position(self, error: jsonschema_rs.ValidationError, key: str) -> int:
        """Which of its siblings a field is, counted from 1."""
        holder = self.instance
        for step in error.instance_path:
            holder = holder[step]
        return list(holder).index(key) + 1

    def _trail(self, error: jsonschema_rs.ValidationError) -> tuple[SchemaNode, ...]:
        return self.catalogue.schemas.trail(self.document, error.evaluation_path[:-1])


def schema_findings(
    catalogue: Catalogue,
    document: str,
    instance: Json,
    *,
    prefix: tuple[str | int, ...] = (),
    heading: tuple[str, ...] = (),
    most: int,
) -> Iterator[Finding]:
    """The violations of one schema document by ``instance``, which stands at ``prefix``.

    At most ``most`` errors are looked at and told, so a hostile file cannot fill the memory.
    """
    place = _Place(
        catalogue=catalogue, document=document, instance=instance, prefix=prefix, heading=heading
    )
    errors = islice(catalogue.validator(document).iter_errors(instance), most)
    told = (finding for error in errors for finding in _translate(place, error))
    found = list(islice(told, most))
    clearest: dict[str, int] = {}
    for finding in found:
        rank = _rank(finding)
        clearest[finding.where] = min(rank, clearest.get(finding.where, rank))
    return (each for each in found if _rank(each) in {clearest[each.where], _UNRANKED})


def _rank(finding: Finding) -> int:
    """Of several findings on one value only the clearest is told: its type, its format, its rest.

    A wrong value often breaks a type, a list of values and a pattern at once.
    """
    for rank, codes in enumerate(_CLEAREST_FIRST):
        if finding.code.startswith(codes):
            return rank
    return _UNRANKED


def _translate(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    keyword = error.kind.name
    if keyword in _LIMITS:
        yield _finding(place, error, _LIMITS[keyword], limit=str(error.kind.value))
    else:
        yield from _KEYWORDS[keyword](place, error)


def _finding(
    place: _Place, error: jsonschema_rs.ValidationError, code: str, **params: str
) -> Finding:
    field = next((step for step in reversed(error.instance_path) if isinstance(step, str)), "")
    return Finding(
        code=code,
        severity=Severity.ERROR,
        where=place.where(error),
        params={"title": place.label(error), "field": field, **params},
    )


def _required(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    key = str(error.kind.value)
    title = place.label(error, place.field_title(error, key))
    yield Finding(
        code="schema-required",
        severity=Severity.ERROR,
        where=place.where(error, key),
        params={"title": title, "field": key},
    )


def _unknown(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    known = place.node(error).get("properties", {})
    for key in error.kind.unexpected if hasattr(error.kind, "unexpected") else ():
        if not _FIELD_NAME.fullmatch(key):
            position = str(place.position(error, key))
            yield _finding(place, error, "schema-unknown-field-unnamed", position=position)
            continue
        nearest = difflib.get_close_matches(key, known, n=1)
        yield Finding(
            code="schema-unknown-field-like" if nearest else "schema-unknown-field",
            severity=Severity.ERROR,
            where=place.where(error, key),
            params={
                "title": place.label(error),
                "field": key,
                "nearest": nearest[0] if nearest else "",
            },
        )


def _type(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    if error.instance is None:
        yield _finding(place, error, "schema-null")
        return
    types = place.node(error).get("type", [])
    names = [types] if isinstance(types, str) else list(types)
    yield _finding(
        place,
        error,
        "schema-type",
        expected="或者".join(_TYPES[name] for name in names),
        types=" or ".join(names),
    )


def _format(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    yield _finding(place, error, f"schema-format-{error.kind.value}")


def _pattern(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    yield _finding(
        place, error, "schema-pattern", hint=str(place.node(error).get("description", ""))
    )


def _enum(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    node = place.node(error)
    values = [str(value) for value in node.get("enum", [node.get("const")]) if value is not None]
    yield _finding(
        place,
        error,
        "schema-enum",
        options=str(node.get("description") or "、".join(values)),
        values=", ".join(values),
    )


def _unique(place: _Place, error: jsonschema_rs.ValidationError) -> Iterator[Finding]:
    yield _finding(place, error, "schema-not-unique")


_KEYWORDS: Mapping[str, Callable[[_Place, jsonschema_rs.ValidationError], Iterator[Finding]]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "type": _type,
    "format": _format,
    "pattern": _pattern,
    "enum": _enum,
    "const": _enum,
    "uniqueItems": _unique,
}
