"""Makes an instance from a schema, field by field: what a template is shown with, a paper begun.

Who makes decides what stands in a field (``Maker``); this module knows the schema language of
``docgen.catalogue.lint`` and nothing of what fields mean. Not for judging an instance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from docgen.catalogue.plan import holds
from docgen.catalogue.schemas import SchemaSet

__all__ = ["ABSENT", "OPEN", "Field", "Maker", "field_titles", "make"]

# What a maker gives for a field that is to be made of its parts.
OPEN: Final = object()
# What it gives for a field that may be left out, and is.
ABSENT: Final = object()
_ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place of an instance, with its schema, references resolved.

    Attributes:
        path: the keys from the instance down to it; items of lists add none.
        definition: the common definition it falls under (``person_name``), or empty.
        title: its Chinese title.
        schema: its schema; a title given beside a reference prevails.
        document: the schema document ``schema`` stands in.
        required: whether its object must have it.
    """

    path: tuple[str, ...]
    definition: str
    title: str
    schema: Mapping[str, Any]
    document: str
    required: bool = True

    @property
    def types(self) -> frozenset[str]:
        """The JSON types it may have."""
        types = self.schema.get("type", ())
        return frozenset({types} if isinstance(types, str) else types)


class Maker(Protocol):
    """Decides what stands where.

    **Contract**: ``value`` gives a JSON value for a field, ``OPEN`` for an object or a list that is
    to be made of its parts, or ``ABSENT`` for a field that is not ``required``; ``count`` says how
    many items such a list has.
    """

    def value(self, field: Field) -> Any:  # noqa: ANN401 - or a mark
        """The value of ``field``, ``OPEN``, or ``ABSENT``."""

    def count(self, field: Field) -> int:
        """How many items the list ``field`` gets."""


def make(schemas: SchemaSet, name: str, maker: Maker) -> dict[str, Any]:
    """An instance of the schema ``name`` as ``maker`` wants it."""
    field = Field(
        path=(), definition="", title="", schema=schemas.document(name), document=name
    )  # fmt: skip
    made = _made(schemas, field, maker)
    assert isinstance(made, dict)
    return made


class _Titles:
    """Notes the title of every field that it is asked about."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def value(self, field: Field) -> Any:  # noqa: ANN401 - a JSON value, or a mark
        """Nothing: what has parts is opened, so that they are asked about, too."""
        if field.path:
            self.found.setdefault("/".join(field.path), field.title)
        return OPEN if "properties" in field.schema or "items" in field.schema else None

    def count(self, field: Field) -> int:  # noqa: ARG002 - the contract's signature
        """One item, to be asked about its parts."""
        return 1


def field_titles(schemas: SchemaSet, name: str) -> dict[str, str]:
    """The Chinese title of every field of the schema ``name``, by its path, as ``term/from``."""
    titles = _Titles()
    make(schemas, name, titles)
    return titles.found


def _made(schemas: SchemaSet, field: Field, maker: Maker) -> Any:  # noqa: ANN401 - a JSON value
    field = resolved(schemas, field)
    value = None if field.types == {"null"} else maker.value(field)
    if value is not OPEN:
        return value
    if "items" in field.schema:
        item = replace(field, schema=field.schema["items"], definition="")
        return [_made(schemas, item, maker) for _ in range(maker.count(field))]
    return _object(schemas, field, maker)


def _object(schemas: SchemaSet, field: Field, maker: Maker) -> dict[str, Any]:
    known = {
        key: _child(field, key, child) for key, child in field.schema.get("properties", {}).items()
    }
    values = ((key, _made(schemas, child, maker)) for key, child in known.items())
    made = {key: value for key, value in values if value is not ABSENT}
    for _ in range(_ROUNDS):
        if not _tightened(schemas, field, known, made, maker):
            break
    return made


def _tightened(
    schemas: SchemaSet,
    field: Field,
    known: Mapping[str, Field],
    made: dict[str, Any],
    maker: Maker,
) -> bool:
    """Make anew what a condition that holds wants otherwise; whether anything was."""
    changed = False
    for branch in field.schema.get("allOf", ()):
        wanted = branch["then"].get("properties", {}) if holds(branch["if"], made) else {}
        for key, restriction in wanted.items():
            child = resolved(schemas, known[key])
            child = replace(child, schema={**child.schema, **restriction})
            if key in made and not _fits(child, made[key]):
                made[key] = _made(schemas, child, maker)
                changed = True
    return changed


def _fits(field: Field, value: object) -> bool:
    empty = value is None
    if empty or field.types == {"null"}:
        return empty and "null" in field.types
    if isinstance(value, list):
        least, most = field.schema.get("minItems", 0), field.schema.get("maxItems", len(value))
        return bool(least <= len(value) <= most)
    return True


def _child(field: Field, key: str, schema: Mapping[str, Any]) -> Field:
    required = key in field.schema.get("required", ())
    path = (*field.path, key)
    return replace(field, path=path, schema=schema, definition="", title="", required=required)


def resolved(schemas: SchemaSet, field: Field) -> Field:
    """The field with the schema its references lead to."""
    schema, document, definition = dict(field.schema), field.document, field.definition
    while (reference := schema.pop("$ref", None)) is not None:
        file, _, fragment = reference.partition("#")
        document = file.removesuffix(".schema.json") or document
        node: Any = schemas.document(document)
        for token in fragment.split("/")[1:]:
            node = node[token]
        definition = fragment.rpartition("/")[2] if document == "common" else definition
        schema = {**node, **schema}
    title = field.title or str(schema.get("title", ""))
    return replace(field, schema=schema, document=document, definition=definition, title=title)
