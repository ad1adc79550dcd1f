"""Reads the ``x-docgen`` object of a schema into an ``InstrumentType``.

Every key is asked for and no other is taken, so a misspelt annotation never passes in silence.
Not for checking the rest of a schema (``docgen.catalogue.lint``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from docgen.catalogue.values import (
    FAMILIES,
    RETENTIONS,
    SIGNERS,
    TIERS,
    InstrumentType,
    Signer,
)
from docgen.values import FACTS, Role

__all__ = ["annotation_faults", "read_annotations"]

_PAPER_KEYS = ("data", "date", "number", "execution", "service")


def read_annotations(code: str, annotations: Mapping[str, Any], *, agency: bool) -> InstrumentType:
    """The instrument type; ``annotations`` must have no fault."""
    plain = {
        key: value
        for key, value in annotations.items()
        if key not in {"role", "signers", "clauses", "facts"}
    }
    return InstrumentType(
        code=code,
        role=Role(annotations["role"]),
        signers=tuple(Signer(**signer) for signer in annotations["signers"]),
        clauses=tuple(annotations["clauses"]),
        facts=MappingProxyType(dict(annotations["facts"])),
        agency=agency,
        **plain,
    )


def annotation_faults(annotations: object) -> Iterator[tuple[str, str]]:
    """Each fault as (key, what was expected)."""
    if not isinstance(annotations, Mapping):
        yield "", "an object"
        return
    for key in sorted(annotations.keys() - _CHECKS.keys()):
        yield key, "no such key"
    for key, (good, expected) in _CHECKS.items():
        if key not in annotations or not good(annotations[key]):
            yield key, expected


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _one_of(*allowed: str) -> tuple[Callable[[Any], bool], str]:
    return (lambda value: value in allowed), f"one of {', '.join(allowed)}"


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_signer(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and set(value) == {"signer", "label", "count", "may_refuse"}
        and value["signer"] in SIGNERS
        and _is_text(value["label"])
        and _is_count(value["count"])
        and isinstance(value["may_refuse"], bool)
    )


def _is_fact(name: object, pointer: object) -> bool:
    if name not in FACTS or not isinstance(pointer, str) or not pointer.startswith("/"):
        return False
    return pointer.split("/")[1] in _PAPER_KEYS


def _are_facts(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        _is_fact(name, pointer) for name, pointer in value.items()
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


def _are_signers(value: object) -> bool:
    return isinstance(value, list) and all(_is_signer(item) for item in value)


_CHECKS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "title": (_is_text, "the printed title"),
    "tier": _one_of(*TIERS),
    "family": _one_of(*FAMILIES),
    "role": _one_of(*Role),
    "stage": (_is_count, "a whole number"),
    "outgoing": (lambda value: isinstance(value, bool), "true or false"),
    "signers": (_are_signers, "a list of {signer, label, count, may_refuse}"),
    "receipt": _one_of("separate", "built_in", "none"),
    "volume": _one_of("main", "internal"),
    "number": (lambda value: value is None or _is_text(value), "a kind word or null"),
    "publish": _one_of("no", "masked"),
    "retention": _one_of(*RETENTIONS),
    "clauses": (_are_texts, "a list of clauses"),
    "facts": (_are_facts, f"known fact names ({', '.join(sorted(FACTS))}) with paper pointers"),
    "basis": (_is_text, "where the form comes from"),
}
