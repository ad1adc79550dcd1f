"""What each volume may show of a case, and what search must never show of it.

Informants and internal papers stay in the internal volume (domain 10.7). Not for copies given to
the public, which are made from other JSON.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from archive.values import VolumeKind
from docgen.case import Case
from docgen.case.canonical import Json, canonical_json, thaw
from docgen.compose.errors import InformantExposedError

__all__ = ["informant_terms", "masked_terms", "refuse_exposed", "volume_data"]

_PRIVATE_KEYS = frozenset({"id_number", "telephone", "mobile", "address", "email", "account"})
_PEOPLE = ("party", "representatives", "informant", "papers")
_ID_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
# One Chinese character as a name would be found everywhere.
_SHORTEST_NAME = 2


def volume_data(
    case: Case, kind: VolumeKind, *, papers: Collection[str], evidence: Collection[str]
) -> dict[str, Any]:
    """The case as far as a volume shows it: its own papers and evidence, no other's informant."""
    data: dict[str, Any] = thaw(case.data)
    data["papers"] = [paper for paper in data["papers"] if paper["id"] in papers]
    data["evidence"] = [item for item in data["evidence"] if item["id"] in evidence]
    if kind == "main" and "informant" in data:
        data["informant"] = None
    return data


def refuse_exposed(case: Case) -> None:
    """Refuse a case whose main volume would name the informant in the data that it embeds."""
    terms = informant_terms(case)
    shown = volume_data(
        case,
        "main",
        papers={paper.id for paper in case.papers if paper.type.volume == "main"},
        evidence={item["id"] for item in case.data["evidence"] if item["volume"] == "main"},
    )
    for place, value in shown.items():
        text = canonical_json(value).decode("utf-8")
        if any(term in text for term in terms):
            raise InformantExposedError(where=f"/{place}")


def masked_terms(case: Case) -> tuple[str, ...]:
    """Identity numbers, telephones and addresses of people, wherever the case holds them."""
    found: set[str] = set(informant_terms(case))
    for key in _PEOPLE:
        found.update(_private(case.data.get(key)))
    for text in _strings(case.data):
        found.update(_ID_NUMBER.findall(text))
        found.update(_MOBILE.findall(text))
    return tuple(sorted(found))


def informant_terms(case: Case) -> tuple[str, ...]:
    """What would tell who informed: name and telephone, where given."""
    informant = case.data.get("informant") or {}
    terms = (informant.get("name"), informant.get("telephone"))
    return tuple(term for term in terms if term and len(term) >= _SHORTEST_NAME)


def _private(value: Json) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in _PRIVATE_KEYS and isinstance(inner, str) and inner:
                yield inner
            else:
                yield from _private(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _private(inner)


def _strings(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
