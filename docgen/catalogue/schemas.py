"""The schema documents together: following references, titles of fields, walking an instance.

Knows the subset of JSON Schema that ``docgen.catalogue.lint`` admits. Not for judging an
instance: jsonschema-rs does that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["InstanceString", "SchemaNode", "SchemaSet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaNode:
    """A place in a schema document; ``definition`` is the last common definition on the way.

    Along a trail ``node`` may also be a list of alternatives or the ``properties`` themselves.
    """

    document: str
    node: Mapping[str, Any]
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceString:
    """A string of an instance, where it stands, and the common definition it falls under."""

    path: tuple[str | int, ...]
    value: str
    definition: str
    schema: Mapping[str, Any]


class SchemaSet:
    """All schema documents, by name (``case``, ``common``, an instrument code)."""

    def __init__(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        self._documents = documents

    def document(self, name: str) -> Mapping[str, Any]:
        """The document of this name."""
        return self._documents[name]

    def root(self, name: str) -> SchemaNode:
        """The top of a document."""
        return SchemaNode(document=name, node=self._documents[name])

    def follow(self, at: SchemaNode) -> SchemaNode:
        """What ``at`` refers to, through every ``$ref``; ``at`` itself where it has none."""
        while (reference := at.node.get("$ref")) is not None:
            at = self._target(at, reference)
        return at

    def _target(self, at: SchemaNode, reference: str) -> SchemaNode:
        file, _, fragment = reference.partition("#")
        document = file.removesuffix(".schema.json") or at.document
        node: Any = self._documents[document]
        for token in fragment.split("/")[1:]:
            node = node[token]
        name = fragment.rpartition("/")[2] if document == "common" else at.definition
        return SchemaNode(document=document, node=node, definition=name)

    def trail(self, name: str, evaluation_path: Sequence[str | int]) -> tuple[SchemaNode, ...]:
        """The schema objects along a validator's evaluation path, outermost first."""
        at, trail = self.root(name), [self.root(name)]
        for step in evaluation_path:
            at = self._target(at, at.node["$ref"]) if step == "$ref" else self._into(at, step)
            trail.append(at)
        return tuple(trail)

    def _into(self, at: SchemaNode, step: str | int) -> SchemaNode:
        holder: Any = at.node
        inner = holder.get(step, {}) if isinstance(holder, Mapping) else holder[step]
        return SchemaNode(document=at.document, node=inner, definition=at.definition)

    def titles(self, name: str, evaluation_path: Sequence[str | int]) -> tuple[str, ...]:
        """The titles of the properties met along a validator's evaluation path, outermost first.

        An element of a list is named by the list's title: who reads knows its index from the
        pointer.
        """
        trail = self.trail(name, evaluation_path)
        steps = list(evaluation_path)
        return tuple(
            self.field_title(trail[:index], str(steps[index]))
            for index in range(1, len(steps))
            if steps[index - 1] == "properties" and steps[index] != "$ref"
        )

    def field_title(self, trail: Sequence[SchemaNode], key: str) -> str:
        """The title of the property ``key``, looked up from the end of ``trail`` outwards."""
        for at in reversed(trail):
            node = at.node if isinstance(at.node, Mapping) else {}
            known = node.get("properties", {}).get(key)
            if known is not None and "title" in known:
                return str(known["title"])
        return key

    def strings(self, name: str, instance: object) -> Iterator[InstanceString]:
        """Every string of ``instance`` that a schema knows, with the definition it falls under."""
        yield from self._strings(self.root(name), instance, ())

    def _strings(
        self, at: SchemaNode, instance: object, path: tuple[str | int, ...]
    ) -> Iterator[InstanceString]:
        at = self.follow(at)
        if isinstance(instance, str):
            yield InstanceString(
                path=path, value=instance, definition=at.definition, schema=at.node
            )
        elif isinstance(instance, Sequence):
            item = SchemaNode(document=at.document, node=at.node.get("items", {}))
            for index, value in enumerate(instance):
                yield from self._strings(item, value, (*path, index))
        elif isinstance(instance, Mapping):
            yield from self._members(at, instance, path)

    def _members(
        self, at: SchemaNode, instance: Mapping[str, Any], path: tuple[str | int, ...]
    ) -> Iterator[InstanceString]:
        at = _merged(self, at, instance)
        properties = at.node.get("properties", {})
        for key, value in instance.items():
            if key in properties:
                inner = SchemaNode(document=at.document, node=properties[key])
                yield from self._strings(inner, value, (*path, key))

    def completed(self, name: str, instance: object) -> Any:  # noqa: ANN401 - a JSON value
        """A copy of ``instance`` in which every optional field stands: None, or an empty list.

        Who reads it need not know which fields were left out.
        """
        return self._completed(self.root(name), instance)

    def _completed(self, at: SchemaNode, instance: object) -> Any:  # noqa: ANN401 - a JSON value
        at = self.follow(at)
        if isinstance(instance, Mapping):
            at = _merged(self, at, instance)
            properties = at.node.get("properties", {})
            absent = {key: self._absent(at, key) for key in properties if key not in instance}
            present = {
                key: self._completed(
                    SchemaNode(document=at.document, node=properties.get(key, {})), value
                )
                for key, value in instance.items()
            }
            return present | absent
        if isinstance(instance, Sequence) and not isinstance(instance, str):
            item = SchemaNode(document=at.document, node=at.node.get("items", {}))
            return [self._completed(item, value) for value in instance]
        return instance

    def _absent(self, at: SchemaNode, key: str) -> list[object] | None:
        inner = SchemaNode(document=at.document, node=at.node["properties"][key])
        return [] if self.follow(inner).node.get("type") == "array" else None


def _merged(schemas: SchemaSet, at: SchemaNode, instance: Mapping[str, Any]) -> SchemaNode:
    """The object schema that describes ``instance``: ``at``, or the branch it is referred to."""
    for branch in at.node.get("allOf", ()):
        if "$ref" in branch.get("then", {}) and _applies(branch, instance):
            return schemas.follow(SchemaNode(document=at.document, node=branch["then"]))
    return at


def _applies(branch: Mapping[str, Any], instance: Mapping[str, Any]) -> bool:
    """Whether the ``if`` of a branch holds: required keys with a constant or one of a list."""
    condition = branch.get("if")
    if condition is None:
        return False
    for key, schema in condition.get("properties", {}).items():
        allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
        if allowed is not None and instance.get(key) not in allowed:
            return False
    return all(key in instance for key in condition.get("required", ()))
