"""A schema document compiled for walking: which fields there are, and what each of them is.

Built once per document, so that walking a case costs little more than reading it. Not for judging
an instance: jsonschema-rs does that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.values import Named

__all__ = ["InstanceString", "Plan", "completed", "holds", "plan_of", "strings"]

# JSON values are told apart by their exact type: an instance check of an abstract class costs more
# than all the rest of a walk.
_LEAVES = frozenset({str, Named, int, bool, float, type(None)})
_OBJECTS = frozenset({dict, MappingProxyType})
_Documents = Callable[[str], Mapping[str, Any]]


@dataclass(slots=True, kw_only=True)
class Plan:
    """What stands at one place of an instance.

    Attributes:
        definition: the common definition it falls under (``person_name``), or empty.
        title: the Chinese title of that definition.
        fields: the plan of each field of an object.
        item: the plan of the items of a list.
        branches: of an object that is one of several kinds, the condition and plan of each.
    """

    definition: str = ""
    title: str = ""
    fields: dict[str, Plan] = field(default_factory=dict)
    item: Plan | None = None
    branches: list[tuple[Mapping[str, Any], Plan]] = field(default_factory=list)

    def for_instance(self, instance: Mapping[str, Any]) -> Plan:
        """The plan of this very instance: itself, or the branch whose condition holds."""
        for condition, plan in self.branches:
            if holds(condition, instance):
                return plan
        return self


class InstanceString(NamedTuple):
    """A string of an instance, where it stands, and the common definition it falls under.

    A tuple, not a dataclass: a case has hundreds, and they are made at every load.
    """

    path: tuple[str | int, ...]
    value: str
    definition: str
    title: str


def plan_of(name: str, documents: _Documents) -> Plan:
    """The plan of a schema document; references lead to the document ``documents`` gives.

    Raises:
        LookupError: a reference leads nowhere, or back to itself.
        RecursionError: a schema contains itself.
    """
    return _compile(documents(name), name, "", documents)


def _compile(
    node: Mapping[str, Any], document: str, definition: str, documents: _Documents
) -> Plan:
    passed: set[tuple[str, str]] = set()
    while "$ref" in node:
        if (document, node["$ref"]) in passed:
            raise LookupError(node["$ref"])
        passed.add((document, node["$ref"]))
        file, _, fragment = node["$ref"].partition("#")
        document = file.removesuffix(".schema.json") or document
        node = documents(document)
        for token in fragment.split("/")[1:]:
            node = node[token]
        definition = fragment.rpartition("/")[2] if document == "common" else definition
    plan = Plan(definition=definition, title=node.get("title", ""))
    for key, child in node.get("properties", {}).items():
        plan.fields[key] = _compile(child, document, "", documents)
    if "items" in node:
        plan.item = _compile(node["items"], document, "", documents)
    for branch in node.get("allOf", ()):
        if "$ref" in branch["then"]:
            then = _compile(branch["then"], document, "", documents)
            plan.branches.append((branch["if"], then))
    return plan


def holds(condition: Mapping[str, Any], instance: Mapping[str, Any]) -> bool:
    """Whether an ``if`` holds: required keys, each of one value or one of a list."""
    for key, schema in condition.get("properties", {}).items():
        allowed = schema["enum"] if "enum" in schema else (schema["const"],)
        if instance.get(key) not in allowed:
            return False
    return all(key in instance for key in condition.get("required", ()))


def strings(plan: Plan, instance: object) -> list[InstanceString]:
    """Every string of ``instance`` that its schema knows."""
    found: list[InstanceString] = []
    _collect(plan, instance, (), found)
    return found


def _collect(
    plan: Plan, instance: object, path: tuple[str | int, ...], found: list[InstanceString]
) -> None:
    kind = type(instance)
    if isinstance(instance, str):
        found.append(InstanceString(path, instance, plan.definition, plan.title))
    elif kind in _OBJECTS:
        assert isinstance(instance, Mapping)
        fields = plan.for_instance(instance).fields
        for key, value in instance.items():
            if key in fields:
                _collect(fields[key], value, (*path, key), found)
    elif isinstance(instance, list | tuple) and plan.item is not None:
        for index, value in enumerate(instance):
            _collect(plan.item, value, (*path, index), found)


def completed(plan: Plan, instance: object) -> Any:  # noqa: ANN401 - a JSON value
    """A copy of ``instance`` in which every optional field stands: None, or an empty list.

    Who reads it need not know which fields were left out.
    """
    kind = type(instance)
    if kind in _LEAVES:
        return instance
    if kind in _OBJECTS:
        assert isinstance(instance, Mapping)
        fields = plan.for_instance(instance).fields
        filled = {
            key: completed(fields[key], value) if key in fields else value
            for key, value in instance.items()
        }
        for key, inner in fields.items():
            if key not in filled:
                filled[key] = [] if inner.item is not None else None
        return filled
    assert isinstance(instance, list | tuple)
    item = plan.item or Plan()
    return [completed(item, value) for value in instance]
