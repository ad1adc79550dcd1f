"""The schema documents together: plans for walking instances, and the titles of fields.

Knows the subset of JSON Schema that ``docgen.catalogue.lint`` admits. Not for judging an
instance: jsonschema-rs does that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.catalogue.plan import InstanceString, Plan, completed, plan_of, strings

__all__ = ["SchemaNode", "SchemaSet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaNode:
    """A place in a schema document.

    Along a trail ``node`` may also be a list of conditions or the ``properties`` themselves.
    """

    document: str
    node: Mapping[str, Any]


class SchemaSet:
    """All schema documents, by name (``case``, ``common``, an instrument code)."""

    def __init__(
        self, documents: Mapping[str, Mapping[str, Any]], *, named: Callable[[str], str]
    ) -> None:
        """``named`` gives a title with its English."""
        self._documents = documents
        self._named = named
        self._plans: dict[str, Plan] = {}

    def document(self, name: str) -> Mapping[str, Any]:
        """The document of this name."""
        return self._documents[name]

    def plan(self, name: str) -> Plan:
        """The document compiled for walking; compiled when first asked for, and kept."""
        if name not in self._plans:
            self._plans[name] = plan_of(name, self.document)
        return self._plans[name]

    def strings(self, name: str, instance: object) -> list[InstanceString]:
        """Every string of ``instance`` that a schema knows, with the definition it falls under."""
        return strings(self.plan(name), instance)

    def completed(self, name: str, instance: object) -> Any:  # noqa: ANN401 - a JSON value
        """A copy of ``instance`` in which every optional field stands, empty where left out."""
        return completed(self.plan(name), instance)

    def trail(self, name: str, evaluation_path: Sequence[str | int]) -> tuple[SchemaNode, ...]:
        """The schema objects along a validator's evaluation path, outermost first."""
        at = SchemaNode(document=name, node=self._documents[name])
        trail = [at]
        for step in evaluation_path:
            at = self._target(at) if step == "$ref" else _into(at, step)
            trail.append(at)
        return tuple(trail)

    def _target(self, at: SchemaNode) -> SchemaNode:
        file, _, fragment = at.node["$ref"].partition("#")
        document = file.removesuffix(".schema.json") or at.document
        node: Any = self._documents[document]
        for token in fragment.split("/")[1:]:
            node = node[token]
        return SchemaNode(document=document, node=node)

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
            if steps[index - 1] == "properties"
        )

    def field_title(self, trail: Sequence[SchemaNode], key: str) -> str:
        """The title of the property ``key``, looked up from the end of ``trail`` outwards."""
        for at in reversed(trail):
            node = at.node if isinstance(at.node, Mapping) else {}
            known = node.get("properties", {}).get(key)
            if known is not None and "title" in known:
                return self._named(str(known["title"]))
        return key


def _into(at: SchemaNode, step: str | int) -> SchemaNode:
    holder: Any = at.node
    inner = holder.get(step, {}) if isinstance(holder, Mapping) else holder[step]
    return SchemaNode(document=at.document, node=inner)
